package sc.fiji.unibiomed.models.download;

import sc.fiji.unibiomed.util.Progress;

/** Told how far a download is, in bytes, and what keeps it waiting. May be called from several threads, one at a time. */
@FunctionalInterface
public interface DownloadListener extends Progress {

	/** For callers who do not want to know. */
	DownloadListener NONE = (done, total) -> {};

	/** @param words what is happening, for people: a sentence without an end, such as "the server is busy, next try in 8 s" */
	default void notice(final String words) {}
}
