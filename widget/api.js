/** The gateway, seen from a browser. */
export class Gateway {
  #server
  #conversation = null

  /** @param {string} server - address of the gateway, without a slash at the end */
  constructor(server) {
    this.#server = server
  }

  /**
   * Open a conversation, once.
   * @param {string} language - of the page
   * @returns {Promise<object|null>} the greeting, or null where a conversation is open already
   */
  async open(language) {
    if (this.#conversation) return null
    this.#conversation = await this.#post('/api/v1/conversations', { language })
    return this.#conversation.greeting
  }

  /** @returns {Promise<object>} the rules to mask identifiers by */
  async identifiers() {
    const response = await fetch(`${this.#server}/api/v1/identifiers`, { signal: AbortSignal.timeout(10_000) })
    if (!response.ok) throw new Error(`${response.status}`)
    return response.json()
  }

  /**
   * One turn; a conversation that the server has forgotten is opened anew, once.
   * @param {{utterance?: string, topic?: string, language: string}} turn
   */
  async turn(turn) {
    await this.open(turn.language)
    try {
      return await this.#say(turn)
    } catch (error) {
      if (![401, 404].includes(error.status)) throw error
      this.#conversation = null
      await this.open(turn.language)
      return this.#say(turn)
    }
  }

  #say(turn) {
    const { conversation, token } = this.#conversation
    return this.#post(`/api/v1/conversations/${conversation}/turns`, turn, { Authorization: `Bearer ${token}` })
  }

  async #post(path, body, headers = {}) {
    const response = await fetch(this.#server + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': body.language, ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    const answer = await response.json()
    if (!response.ok) throw Object.assign(new Error(answer.error?.message ?? ''), { status: response.status })
    return answer
  }
}
