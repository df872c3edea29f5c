package sc.fiji.unibiomed.imagej.review;

import java.util.Optional;

import org.scijava.service.SciJavaService;

/**
 * Opens the findings review: by itself whenever an answer with findings is shown, and when asked to. Without a display, and in
 * ImageJ's batch mode, it keeps quiet.
 */
public interface FindingsReviewService extends SciJavaService {

	/**
	 * Opens the window, or brings it to the front. Returns at once; the window follows on the event thread.
	 *
	 * @throws java.awt.HeadlessException without a display
	 */
	void show();

	/** The window, while it is open. */
	Optional<FindingsWindow> window();
}
