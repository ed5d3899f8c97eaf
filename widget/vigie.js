import { VigieAssistantElement } from './vigie-assistant.js'

customElements.define('vigie-assistant', VigieAssistantElement)
