/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.imagej;

import java.awt.EventQueue;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.ImageWindow;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingName;
import sc.fiji.unibiomed.imagej.image.MaskToRoi;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.question.Picture;

/**
 * Shows answered questions in one ImageJ window: a stack with a slice per frame, findings as regions of its overlay.
 */
public final class TourWindow {

	/**
	 * A question with its answer.
	 *
	 * @param title of the image
	 */
	public record Page(String title, String prompt, Picture picture, Interpretation answer) {}

	private TourWindow() {}

	/** The pages as an image: as large as the largest of them, smaller ones in its upper left corner. */
	static ImagePlus image(final List<Page> pages) {
		final int width = pages.stream().mapToInt(page -> page.picture().width()).max().orElseThrow();
		final int height = pages.stream().mapToInt(page -> page.picture().height()).max().orElseThrow();
		final ImageStack stack = new ImageStack(width, height);
		final Overlay overlay = new Overlay();
		for (final Page page : pages) {
			for (int frame = 0; frame < page.picture().frameCount(); frame++) {
				final ImageProcessor canvas = new ColorProcessor(width, height);
				canvas.insert(ModelInputImages.processor(page.picture().frame(frame)), 0, 0);
				stack.addSlice(page.answer().shownText() + "  –  " + page.prompt(), canvas);
				addRegions(overlay, page.answer().findings(), frame, stack.getSize());
			}
		}
		final ImagePlus image = new ImagePlus("UniBiomed demo (no diagnostic value)", stack);
		overlay.drawLabels(true);
		overlay.drawNames(true);
		overlay.drawBackgrounds(true);
		image.setOverlay(overlay);
		return image;
	}

	private static void addRegions(final Overlay overlay, final List<Finding> findings, final int frame,
		final int slice)
	{
		for (final Finding finding : findings) {
			final Roi roi = MaskToRoi.of(finding.frames().get(frame).mask(), FindingName.afterNumber(finding),
				finding.index());
			if (roi != null) {
				roi.setPosition(slice);
				overlay.add(roi);
			}
		}
	}

	/** Opens the window and returns when the user has closed it. Needs a display. */
	public static void showUntilClosed(final List<Page> pages) {
		final CountDownLatch closed = new CountDownLatch(1);
		try {
			EventQueue.invokeAndWait(() -> {
				final ImagePlus image = image(pages);
				image.show();
				final ImageWindow window = image.getWindow();
				window.addWindowListener(new WindowAdapter() {

					@Override
					public void windowClosed(final WindowEvent event) {
						closed.countDown();
					}
				});
			});
			closed.await();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException("The ImageJ window could not be opened: " + e.getCause().getMessage(), e);
		}
	}
}
