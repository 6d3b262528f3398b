/** Real parts for tests: shared and private backing services, databases, an issuer, a mail server, skipped time, and waiting by condition. */
export { until, type UntilOptions } from './until';
export { addressOf, backingVariables, type Part } from './backing/addresses';
export { backingServices, type BackingServices } from './backing/backing-services';
export { privatePart, type PrivatePart } from './backing/private-part';
export { tcpProxy, type TcpProxy } from './backing/tcp-proxy';
export { freePorts } from './backing/free-ports';
export { serviceDatabase, type ServiceDatabase } from './service-database';
export { grantEverythingByDefault, mayAlter, privilegesOf, type TablePrivileges } from './privileges';
export { testKafka, type ReadMessage, type TestKafka, type TopicReader } from './test-kafka';
export { testTemporal, type TestTemporal } from './test-temporal';
export { timeSkippingServer, timeSkippingTemporal } from './time-skipping-temporal';
export { testIssuer, type TestIssuer, type TokenWish } from './test-issuer';
export { smtpSink, type SmtpSink } from './smtp-sink';
export type { ReceivedMail } from './mail';
export { runningSystem, type RunningSystem, type SystemAddresses, type SystemTokenWish } from './running-system';
export { repository } from './repository';
export { apiGaps, apiOperations, type ApiDocument } from './api-gaps';
