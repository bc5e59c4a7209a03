/** Settings of iron-session. */
export const ironOptions = {
  password: 'abcdefghijklmnopqrstuvwxyz123456',
  cookieName: 'session',
  ttl: 3600,
  cookieOptions: { path: '/', httpOnly: true, secure: true },
};
