package sc.fiji.unibiomed.imagej.models;

import java.util.Optional;

import org.scijava.service.SciJavaService;

/** Opens the window in which models are looked after. */
public interface ModelsWindowService extends SciJavaService {

	/**
	 * Opens the window, or brings it to the front. Returns at once; the window follows on the event thread.
	 *
	 * @throws java.awt.HeadlessException without a display
	 */
	void show();

	/** The window, while it is open. */
	Optional<ModelsWindow> window();
}
