package sc.fiji.unibiomed.models.download;

import java.net.URI;

/**
 * A file on a web server, of which it is known what it must be.
 *
 * @param address where it is
 * @param bytes its size
 * @param digest its checksum
 */
public record RemoteFile(URI address, long bytes, FileDigest digest) {
}
