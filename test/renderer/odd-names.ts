// Names that people and groups may carry and that must be shown letter by letter.

export const oddNames: readonly string[] = [
  '👩🏽‍🚀 Crew 🚀🚀',
  'نوبة الليل (القاهرة)',
  'Wer lange Namen gibt, bekommt lange Zeilen. '.repeat(6).slice(0, 255) + '.',
  '<img src=x onerror=window.wasRun=1>',
  '<script>window.wasRun=1</script>',
  '{@html name} & &amp;'
]
