package sc.fiji.unibiomed.site;

/**
 * A version of a file that the site once offered: by its checksum, the updater knows that a user has not changed it.
 *
 * @param checksum the updater's checksum
 * @param timestamp when it came to the site, as 14 digits
 * @param obsolete when it was replaced or withdrawn, as 14 digits; 0 if nobody knows
 * @param filename its path at that time; empty if it is the present one
 */
record PreviousVersion(String checksum, long timestamp, long obsolete, String filename) {
}
