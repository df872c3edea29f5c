package sc.fiji.unibiomed.models.hub;

import sc.fiji.unibiomed.models.download.FileDigest;

/**
 * A file of a repository.
 *
 * @param path below the repository's root, with slashes
 * @param bytes its size
 * @param digest SHA-256 of large files, the git object of others
 */
public record HubFile(String path, long bytes, FileDigest digest) {
}
