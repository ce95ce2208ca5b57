// What the people of the sample organisation do and write: departments with titles, notes, names of groups.

/** Departments with the titles found there; the first title is the head's. */
export const departments: readonly (readonly [name: string, titles: readonly string[]])[] = [
  ['Platform', ['Head of platform', 'Release manager', 'Site reliability engineer', 'Software engineer', 'Architect']],
  ['Customer care', ['Head of customer care', 'Support engineer', 'Service desk agent', 'Escalation manager']],
  ['Design', ['Design director', 'Product designer', 'User researcher', 'Illustrator', 'Content designer']],
  ['Finance', ['Chief financial officer', 'Finance partner', 'Controller', 'Payroll specialist', 'Auditor']],
  ['Legal', ['General counsel', 'Legal counsel', 'Data protection officer', 'Contract manager', 'Paralegal']],
  ['Marketing', ['Head of marketing', 'Campaign manager', 'Copywriter', 'Events coordinator', 'Translator']],
  ['Network operations', ['Head of operations', 'Network engineer', 'Shift lead', 'Field engineer', 'Technician']],
  ['People', ['Head of people', 'Recruiter', 'Learning partner', 'Works council delegate', 'Occupational nurse']],
  ['Sales', ['Sales director', 'Account manager', 'Solutions engineer', 'Bid writer', 'Partner manager']],
  ['Facilities', ['Facilities manager', 'Receptionist', 'Caretaker', 'Safety officer', 'Catering lead']],
  ['Research', ['Research director', 'Research scientist', 'Data analyst', 'Laboratory manager', 'Librarian']]
]

/** Personal notes that anybody may write. */
export const notes: readonly string[] = [
  'Release day, call if it burns',
  'Working from home',
  'On support this week, please use the queue',
  'Deep work until noon. Mail is better than a call.',
  'Back on Monday',
  'At the customer in Rotterdam',
  'Parental leave from the 3rd',
  'Do come by, second floor next to the plants',
  'Fridays off',
  '🚲 then 🏢',
  'Ask me about the <script> tag & other stories',
  'Budget round: numbers first, then lunch, then the long talk about the heating in building 2 which we put off'
]

/** Personal notes by office, in the language spoken there. */
export const localNotes: Readonly<Record<string, readonly string[]>> = {
  Amman: ['في المكتب', 'خارج المكتب حتى الأحد'],
  Athens: ['Επιστρέφω στις 3', 'Με τηλεργασία σήμερα'],
  Bangkok: ['ประชุมถึงบ่ายสาม'],
  Berlin: ['Im Labor, Handy bleibt am Platz', 'Vertretung: Frau Dr. von Hohenstein-Waldburg, Zimmer 4.118'],
  Brno: ['Na školení, volejte po třetí'],
  Cork: ['Amuigh ar lón'],
  Dakar: ['En réunion jusqu’à 15 h'],
  Haifa: ['חזרתי', 'עובד מהבית היום'],
  Hanoi: ['Về lúc 8 giờ sáng'],
  İzmir: ['Öğleden sonra ofisteyim'],
  Kyiv: ['Сьогодні з дому'],
  Lisbon: ['De volta às 14h', 'Hoje em Braga, com o cliente'],
  Lyon: ['Télétravail, joignable par courriel'],
  Madrid: ['Café, diez minutos', 'Vacaciones hasta el lunes, pregunten a Begoña'],
  Osaka: ['本日は在宅勤務です', '三時に戻ります'],
  Oulu: ['Etätöissä huomiseen'],
  Pune: ['आज घर से काम'],
  'São Paulo': ['Em reunião até as 16h'],
  Seoul: ['오후 반차입니다'],
  Shenzhen: ['下午三点后回复'],
  Stockholm: ['På tåget till Malmö'],
  Tbilisi: ['დღეს სახლიდან ვმუშაობ'],
  Turin: ['In sede a Torino'],
  Gdańsk: ['Pracuję zdalnie do piątku']
}

/** Out-of-office notes. */
export const absences: readonly string[] = [
  'Out of office until 4 January. For anything urgent write to service@corvo.example.',
  'Ich bin bis einschließlich Freitag nicht im Haus.',
  'Ausente até segunda-feira, sem acesso ao correio.',
  'En congé, de retour le 12.'
]

/** Notes that come and go in the course of a day. */
export const passingNotes: readonly string[] = [
  'Coffee, ten minutes',
  'Back at three',
  'Café, dez minutos',
  'Kurz beim Betriebsrat',
  'On the roof, looking at the antenna',
  'すぐ戻ります',
  'Zaraz wracam',
  'Fire drill, really'
]

/** Names of the user's own groups, in the order in which they are created. */
export const groupNames: readonly string[] = [
  'Night shift',
  'Release council',
  'Datenschutzfolgenabschätzung 2026',
  'Reading circle',
  'Incident response',
  'Équipe de Lyon',
  'Customer advisory board',
  '大阪オフィス',
  'فريق عمّان',
  'Budget 2027',
  'Rechtsschutzversicherungsgesellschaften',
  'First aiders',
  'Migration North',
  'Canteen committee',
  'Platform on call',
  'Translators',
  'Mentees',
  'Équinoxe',
  'Choir ♪',
  'Building 2'
]

/** Codenames for more groups than that: "Project Heron", "Project Heron 2", … */
export const projectNames: readonly string[] = ['Heron', 'Kestrel', 'Plover', 'Dunlin', 'Wagtail', 'Shrike', 'Siskin']
