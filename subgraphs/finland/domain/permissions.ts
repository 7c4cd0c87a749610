/** ANYONE is whoever calls, signed in or not. A CUSTOMER signed in with credentials of his own, and acts for himself alone. */
export const ROLES = ['ANYONE', 'CUSTOMER', 'REGISTRAR'] as const;
export type Role = (typeof ROLES)[number];

/** Who may ask for what, by the name of the root field. What is not in the table is nobody's. */
export const PERMISSIONS = {
  viewer: 'ANYONE',
  chooseCeliaPassword: 'ANYONE',
  signInToCelianet: 'ANYONE',
  eraseMyCeliaMembership: 'CUSTOMER',
  selectUnit: 'REGISTRAR',
  findCeliaCustomer: 'REGISTRAR',
  celiaCustomer: 'REGISTRAR',
  registerCeliaCustomer: 'REGISTRAR',
  editCeliaCustomer: 'REGISTRAR',
  changeCeliaCustomerEmail: 'REGISTRAR',
  sendCeliaCredentials: 'REGISTRAR',
} as const satisfies Readonly<Record<string, Role>>;

export type Operation = keyof typeof PERMISSIONS;

/** The operations that the role opens. */
export type OperationOf<R extends Role> = {
  [O in Operation]: (typeof PERMISSIONS)[O] extends R ? O : never;
}[Operation];

export function isOpenToAnyone(operation: Operation): operation is OperationOf<'ANYONE'> {
  return PERMISSIONS[operation] === 'ANYONE';
}
