package sc.fiji.unibiomed.models.hub;

import java.util.List;

/**
 * What a repository holds.
 *
 * @param repository which one was asked about
 * @param commit the version that its revision means at the moment, 40 hexadecimal digits
 * @param licence the licence's short name as the owner gives it, such as {@code apache-2.0}; empty if there is none
 * @param files all files
 */
public record HubListing(HubRepository repository, String commit, String licence, List<HubFile> files) {

	public HubListing {
		files = List.copyOf(files);
	}
}
