/** Injection tokens of the kit's values. */
export const kitSettingsToken = Symbol('KitSettings');
export const serviceNameToken = Symbol('ServiceName');
