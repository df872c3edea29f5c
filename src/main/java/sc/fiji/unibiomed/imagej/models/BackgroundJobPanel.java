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
package sc.fiji.unibiomed.imagej.models;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Font;
import java.io.IOException;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.download.FailureText;
import sc.fiji.unibiomed.imagej.download.NotFetchedException;
import sc.fiji.unibiomed.imagej.download.TransferProgress;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.runtime.failure.PreparationException;
import sc.fiji.unibiomed.util.BackgroundWork;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/**
 * Does one piece of work at a time on a thread of its own, and shows how far it is and what came of it. All methods are
 * for the event thread.
 */
public final class BackgroundJobPanel extends JPanel {

	private static final long serialVersionUID = 1L;

	private static final Logger LOG = LoggerFactory.getLogger(BackgroundJobPanel.class);
	private static final int STEPS = 1000;
	private static final int LINES = 2;
	private static final int GAP = 8;
	private static final int BAR_WIDTH = 180;

	/** A piece of work. */
	@FunctionalInterface
	public interface Job {

		/** Returns what came of it, for people. */
		String run(TransferProgress.Display display, Cancellation cancellation) throws IOException;
	}

	private final JTextArea words = new JTextArea(LINES, 0);
	private final JProgressBar bar = new JProgressBar(0, STEPS);
	private final JButton cancel = new JButton("Cancel");
	private final JPanel running = new JPanel(new FlowLayout(FlowLayout.TRAILING, GAP, 0));
	private final transient Runnable changed;
	private final transient BackgroundWork work = new BackgroundWork("models", EventQueue::invokeLater);

	/** @param changed told when work begins, and when it has ended */
	public BackgroundJobPanel(final Runnable changed) {
		super(new BorderLayout(GAP, 0));
		this.changed = changed;
		words.setEditable(false);
		words.setFocusable(false);
		words.setOpaque(false);
		words.setLineWrap(true);
		words.setWrapStyleWord(true);
		words.setFont(cancel.getFont().deriveFont(Font.PLAIN));
		bar.setPreferredSize(new Dimension(BAR_WIDTH, bar.getPreferredSize().height));
		cancel.addActionListener(event -> cancel());
		running.add(bar);
		running.add(cancel);
		running.setVisible(false);
		setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		add(words, BorderLayout.CENTER);
		add(running, BorderLayout.EAST);
	}

	public boolean isRunning() {
		return work.isRunning();
	}

	/**
	 * Begins a piece of work.
	 *
	 * @param begin what to say until the work says more
	 * @throws IllegalStateException if there is one
	 */
	public void start(final String begin, final Job job) {
		work.start(running -> {
			final String result = result(job, running);
			return () -> finish(result);
		}, () -> finish("⚠ This could not be done; the console says more."));
		bar.setIndeterminate(true);
		cancel.setEnabled(true);
		running.setVisible(true);
		tell(begin);
		changed.run();
	}

	private String result(final Job job, final BackgroundWork.Running running) {
		try {
			return job.run((text, done, total) -> running.show(() -> progress(text, done, total)),
				running.cancellation());
		}
		catch (final NotFetchedException e) {
			return e.getMessage();
		}
		catch (final CancelledException e) {
			return "Cancelled.";
		}
		catch (final IOException | InputException | InferenceException | PreparationException e) {
			LOG.debug("Work on models failed.", e);
			return "⚠ " + FailureText.of(e);
		}
	}

	private void progress(final String text, final long done, final long total) {
		words.setText(text);
		bar.setIndeterminate(total <= 0);
		if (total > 0) {
			bar.setValue((int) (STEPS * done / total));
		}
	}

	private void finish(final String result) {
		running.setVisible(false);
		tell(result);
		changed.run();
	}

	/** Stops the work, if there is any; it ends a little later. */
	public void cancel() {
		if (isRunning()) {
			cancel.setEnabled(false);
			tell("Stopping …");
			work.cancel();
		}
	}

	/** Stops the work, if there is any, and begins none any more. */
	public void close() {
		cancel();
		work.close();
	}

	/** Says something, until something else is said. */
	public void tell(final String text) {
		words.setText(text);
		words.setToolTipText(text);
	}

	/** What was said last, for tests. */
	public String words() {
		return words.getText();
	}
}
