package sc.fiji.unibiomed.site;

import java.util.List;

/**
 * The version of a file that the site offers.
 *
 * @param checksum the updater's checksum
 * @param timestamp when it came to the site, as 14 digits; part of the file's name there
 * @param size in bytes
 * @param facts what the updater shows
 * @param dependencies what the file needs
 */
record Version(String checksum, long timestamp, long size, PomFacts facts, List<Dependency> dependencies) {

	Version {
		dependencies = List.copyOf(dependencies);
	}
}
