/** What ids look like: short and plain, so that they can stand in an address, a log and a search attribute. */
export const idPattern = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;
export const permitNumberPattern = /^[A-Z]{1,6}-\d{4}-\d{6,12}$/;
export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
