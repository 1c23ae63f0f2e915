// Shared by the sender and the receiver of the intake benchmark.
export const clientSecret = 'bench-webhook-secret';
