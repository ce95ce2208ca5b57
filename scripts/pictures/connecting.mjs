// Getting in, and what is seen while the server cannot be reached or does not answer as it should.
import { signIn } from '../../test/bench/apps.mjs'
import { set, showList } from './steps.mjs'

export const connectingPictures = {
  'sign-in': { show: (page) => page.getByRole('heading', { name: 'Sign in' }).waitFor() },
  'sign-in-options': {
    show: async (page) => {
      await set(page, { theme: 'dark' })
      await page.getByRole('button', { name: 'More options' }).click()
    }
  },
  'sign-in-error': {
    show: async (page, { address }) => {
      await signIn(page, address, 'not the password')
      await page.getByRole('alert').waitFor()
    }
  },
  certificate: { show: showCertificate, simulator: ['--tls', '--people', '60'] },
  'certificate-dark': { show: showCertificate, simulator: ['--tls', '--people', '60'], settings: { theme: 'dark' } },
  'certificate-refused': { show: refuseCertificate, simulator: ['--tls', '--people', '60'] },
  'signing-in': {
    show: async (page, simulator) => {
      await simulator.control('faults', 'POST', { path: 'batch', action: 'hang', times: 50 })
      await signIn(page, simulator.address)
      await page.getByText('Read your lists').waitFor()
      await page.waitForTimeout(1000)
    }
  },
  loading: {
    show: async (page, simulator, { restart }) => {
      await showList(page, simulator)
      await simulator.control('faults', 'POST', { path: 'batch', action: 'hang', times: 50 })
      return restart()
    }
  },
  'last-end': { show: showKilled },
  'last-end-dark': { show: showKilled, settings: { theme: 'dark' } },
  'offline-light': { show: loseServer },
  'offline-dark': { show: loseServer, settings: { theme: 'dark' } },
  'list-withheld': { show: withholdList },
  'list-withheld-dark': { show: withholdList, settings: { theme: 'dark' } },
  'list-withheld-known': { show: withholdKnownList },
  ended: {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await simulator.control('faults', 'POST', {
        path: 'events',
        action: 'status',
        status: 410,
        code: 'Gone',
        subcode: 'InactiveApplicationExpired',
        times: 50
      })
      await simulator.control('people?release=now', 'POST', [{ uri: await firstUri(simulator), note: 'Back soon' }])
      await page.getByRole('button', { name: /Connect again/ }).waitFor()
    }
  }
}

/** The server refuses the lists at the first sight of them. */
async function withholdList(page, simulator) {
  await refuseLists(simulator)
  await signIn(page, simulator.address)
  await page.getByText('Your list cannot be read.').waitFor()
  await page.waitForTimeout(500)
}

/** It refuses them to a new application, after they were shown. */
async function withholdKnownList(page, simulator) {
  await showList(page, simulator)
  await refuseLists(simulator)
  await simulator.control('expire', 'POST', { what: 'application' })
  await page.getByText('Your list cannot be read.').waitFor()
  await page.waitForTimeout(500)
}

const refuseLists = (simulator) =>
  simulator.control('faults', 'POST', { path: '/people/groups', action: 'status', status: 403, times: 50 })

async function showKilled(page, simulator, { restart }) {
  await showList(page, simulator)
  await restart({ isKilled: true })
}

async function refuseCertificate(page, { address }) {
  await signIn(page, address)
  await page.getByRole('button', { name: 'Show certificate' }).waitFor()
}

async function showCertificate(page, simulator) {
  await refuseCertificate(page, simulator)
  await page.getByRole('button', { name: 'Show certificate' }).click()
  await page.waitForTimeout(300)
}

async function loseServer(page, simulator) {
  await showList(page, simulator)
  await simulator.stop()
  await page.getByText(/Presence as of/).waitFor()
}

async function firstUri(simulator) {
  const { people } = await simulator.control('state')
  return people[0].uri
}
