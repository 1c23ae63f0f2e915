/** What our side of a TLS connection presents and trusts: PEM texts. */
export interface TlsIdentity {
  certificate?: string | undefined;
  key?: string | undefined;
  /** Of an encrypted key. */
  passphrase?: string | undefined;
  /** Trusted instead of the public authorities: for systems with a certificate of the company's own. */
  ca?: string | undefined;
}
