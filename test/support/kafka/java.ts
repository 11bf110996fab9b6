/** How Java is told to start fast and stay small. It speaks only of errors, on stderr. */
export const javaOptions: readonly string[] = [
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Xshare:auto',
  '-Djava.net.preferIPv4Stack=true',
  '-Xlog:disable',
  '-Xlog:all=error:stderr',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
  '-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS',
  // The one line by which a node says that it has started.
  '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info',
];
