/**
 * Programs that measure, on one and the same machine, what the machine can do and what other software does with networks of
 * the sizes of UniBiomed. They are built only with {@code mvn -Pbenchmark}; {@code docs/benchmarks.md} says how to run them.
 */
package sc.fiji.unibiomed.benchmark;
