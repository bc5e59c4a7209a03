import { shell } from './curl.ts';

/** Makes a key and a certificate for a host name that it signs itself, `NAME.key` and `NAME.pem` in a directory. */
export async function makeCertificate(directory: string, name: string): Promise<void> {
  const { status, stderr } = await shell(
    `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -keyout ${name}.key -out ${name}.pem ` +
      `-subj /CN=${name} -addext subjectAltName=DNS:${name}`,
    directory,
  );
  if (status !== 0) throw new Error(stderr);
}
