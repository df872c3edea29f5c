package sc.fiji.unibiomed.site;

import java.util.OptionalLong;

/**
 * Another file that one needs.
 *
 * @param filename its path below ImageJ's folder
 * @param timestamp of its version, as 14 digits; empty for files of other sites
 */
record Dependency(String filename, OptionalLong timestamp) {
}
