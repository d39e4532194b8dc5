// A real provider (npm oidc-provider) on loopback that signs everybody in as Anna, and that can be
// told to misbehave: GET /test?tamper=aud&clock=-7200&rotate=1, or to vouch for others:
// /test?email=a@b.nl&unverified=1&subject=bob. Prints its address when it listens.
import { createRequire } from 'node:module'
import { createServer } from 'node:http'
import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const from = createRequire(join(process.env.TECHNIEKPACT_NODE_MODULES, 'none.js'))
const load = (name) => import(pathToFileURL(from.resolve(name)))
const { Provider } = await load('oidc-provider')
const jose = await load('jose')

console.warn = console.info = () => {}
const realNow = Date.now
let clock = 0, tamper = '', who = {}, subject = 'anna', made = 0, keys, provider, issuer
Date.now = () => realNow() + clock * 1000

const makeKeys = () => {
  made += 1
  const key = (alg, type, options) => {
    const jwk = generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' })
    return { ...jwk, use: 'sig', kid: `${alg}-${made}`, ...(alg === 'EdDSA' ? {} : { alg }) }
  }
  return [
    key('RS256', 'rsa', { modulusLength: 2048 }),
    key('ES256', 'ec', { namedCurve: 'P-256' }),
    key('EdDSA', 'ed25519'),
  ]
}

const anna = {
  email: 'anna@school.example', email_verified: true, name: 'Anna de Wit',
  schac_home_organization: 'school.example', eduperson_affiliation: ['employee', 'member'],
}

const client = (client_id, id_token_signed_response_alg, more) => ({
  client_id, id_token_signed_response_alg, redirect_uris: [process.env.REDIRECT ?? 'http://127.0.0.1:9/terug'], grant_types: ['authorization_code'],
  response_types: ['code'], client_secret: 'geheim', ...more,
})

const makeProvider = () => {
  const provider = new Provider(issuer, {
    jwks: { keys },
    clients: [
      client('techniekpact', 'RS256'),
      client('bericht', 'ES256', { token_endpoint_auth_method: 'client_secret_post' }),
      client('publiek', 'EdDSA', { client_secret: undefined, token_endpoint_auth_method: 'none' }),
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], surf: ['schac_home_organization', 'eduperson_affiliation'] },
    scopes: ['openid', 'email', 'profile', 'surf'],
    cookies: { keys: ['test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...anna, ...who }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId })
      grant.addOIDCScope('openid email profile surf')
      await grant.save()
      return grant
    },
  })
  provider.use(async (ctx, next) => {
    await next()
    if (ctx.path === '/token' && ctx.body?.id_token) await spoil(ctx.body)
    if (ctx.path === '/me' && tamper === 'subject') ctx.body.sub = 'bob'
  })
  return provider
}

// Signs again with the real key after the change, so that only the change is wrong.
const spoil = async (body) => {
  const header = jose.decodeProtectedHeader(body.id_token)
  const claims = jose.decodeJwt(body.id_token)
  const change = {
    aud: { aud: 'bericht' }, auds: { aud: ['techniekpact', 'bericht'] }, azp: { azp: 'bericht' }, iss: { iss: `${issuer}/` },
    expired: { exp: claims.iat - 1 }, future: { iat: claims.iat + 3600, exp: claims.exp + 3600 },
  }[tamper]
  if (change) {
    const key = await jose.importJWK(keys.find((key) => key.kid === header.kid), header.alg)
    body.id_token = await new jose.SignJWT({ ...claims, ...change }).setProtectedHeader(header).sign(key)
  }
  const [head, payload, signature] = body.id_token.split('.')
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
  if (tamper === 'signature') body.id_token = `${head}.${encode({ ...claims, sub: 'bob' })}.${signature}`
  if (tamper === 'none') body.id_token = `${encode({ alg: 'none' })}.${payload}.`
  if (tamper === 'shared') body.id_token = await new jose.SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from('geheim'))
  if (tamper === 'key') body.id_token = `${encode({ ...header, kid: 'unknown' })}.${payload}.${signature}`
  if (tamper === 'missing') delete body.id_token
  if (tamper === 'large') body.padding = 'x'.repeat(300 * 1024)
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, issuer)
  if (url.pathname === '/test') {
    tamper = url.searchParams.get('tamper') ?? ''
    clock = Number(url.searchParams.get('clock') ?? 0)
    const email = url.searchParams.get('email')
    who = { ...(email ? { email } : {}), ...(url.searchParams.get('unverified') ? { email_verified: false } : {}) }
    subject = url.searchParams.get('subject') ?? 'anna'
    if (url.searchParams.get('rotate')) { keys = makeKeys(); provider = makeProvider() }
    return response.end('ok')
  }
  if (url.pathname.startsWith('/interaction/')) {
    return provider.interactionFinished(request, response, { login: { accountId: subject } })
  }
  return provider.callback()(request, response)
})
server.listen(0, '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`
  keys = makeKeys()
  provider = makeProvider()
  console.log(issuer)
})
process.stdin.on('end', () => process.exit()).resume()
