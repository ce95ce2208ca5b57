// The events resource: reads the poll's parameters and hands it to the channel (reference 9.1).
import type { Answer } from '../wire/answers'
import type { ApplicationCall } from '../server/call'
import { optional, read, whole } from '../wire/input'

const any = optional(whole(-1_000_000_000, 1_000_000_000))

export function poll({ application, input, request }: ApplicationCall): Promise<Answer> {
  const { ack, priority, low, medium, timeout } = read(input, {
    ack: any,
    priority: any,
    low: any,
    medium: any,
    timeout: any
  })
  const parameters = {
    ...(ack !== undefined && { ack }),
    ...(priority !== undefined && { priority }),
    ...(low !== undefined && { low }),
    ...(medium !== undefined && { medium }),
    ...(timeout !== undefined && { timeout })
  }
  return application.channel.poll(parameters, request.signal)
}
