/** Types of client.mjs, for end-to-end specs. */
export type Service = 'permit' | 'qualification' | 'notification';
export interface ProblemBody {
  readonly code: string;
  readonly status: number;
  readonly reasons: readonly {
    readonly code: string;
    readonly field?: string;
    readonly clause?: string;
    readonly message: string;
  }[];
}
export class ApiError extends Error {
  readonly status: number;
  readonly body: ProblemBody;
}
export interface Api {
  token(person: string): Promise<string>;
  signInAgain(person: string): Promise<string>;
  get<T>(person: string, service: Service, path: string): Promise<T>;
  post<T>(person: string, service: Service, path: string, body?: object): Promise<T>;
  put<T>(person: string, service: Service, path: string, body?: object): Promise<T>;
  refused(person: string, service: Service, path: string, body?: object): Promise<ApiError>;
}
export function apiOf(addresses: Readonly<Record<string, string>>): Api;
