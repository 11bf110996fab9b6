/**
 * An engine's or a parser's words without what it quotes, which may be an event's: from the first quotation mark to the
 * last. What people or logs are told must hold no event's content.
 */
export function withoutContent(message: string): string {
  return message.replace(/["'`].*["'`]/s, '…');
}
