package sc.fiji.unibiomed.imagej.models;

import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.util.Optional;

import javax.swing.SwingUtilities;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import sc.fiji.unibiomed.imagej.UniBiomedService;

/** Default {@link ModelsWindowService}. */
@Plugin(type = Service.class)
public final class DefaultModelsWindowService extends AbstractService implements ModelsWindowService {

	@Parameter
	private UniBiomedService unibiomed;

	/** Read on any thread, changed on the event thread only. */
	private volatile ModelsWindow window;

	@Override
	public void show() {
		if (GraphicsEnvironment.isHeadless()) {
			throw new HeadlessException("The window for models needs a display.");
		}
		SwingUtilities.invokeLater(this::open);
	}

	private void open() {
		if (window == null || !window.isDisplayable()) {
			window = new ModelsWindow(unibiomed);
			window.setVisible(true);
		}
		window.toFront();
	}

	@Override
	public Optional<ModelsWindow> window() {
		return Optional.ofNullable(window).filter(ModelsWindow::isDisplayable);
	}

	@Override
	public void dispose() {
		window().ifPresent(open -> SwingUtilities.invokeLater(open::dispose));
	}
}
