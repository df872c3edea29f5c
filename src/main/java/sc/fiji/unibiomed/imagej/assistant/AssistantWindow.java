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
package sc.fiji.unibiomed.imagej.assistant;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.WindowConstants;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.io.SaveDialog;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.findings.html.HtmlConversation;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.dialog.RealModelOffer;
import sc.fiji.unibiomed.imagej.download.DownloadDialogs;
import sc.fiji.unibiomed.imagej.models.RealModelButton;
import sc.fiji.unibiomed.imagej.result.FindingRow;

/** A window beside an image, in which the user talks with the model about it. For the event thread only. */
public final class AssistantWindow {

	private static final Dimension SIZE = new Dimension(460, 640);
	private static final int GAP = 8;
	private static final int BAR_WIDTH = 90;
	private static final int BAR_HEIGHT = 10;
	private static final float SMALL = 11;

	private final ImagePlus image;
	private final UniBiomedService service;
	private final RealModelButton getModel;
	private final JFrame frame = new JFrame();
	private final JLabel about = new JLabel();
	private final JLabel credit = new JLabel(" ");
	private final JLabel status = new JLabel(" ");
	private final JProgressBar bar = new JProgressBar();
	private final TranscriptView transcript;
	private final QuestionInput input;
	private final AssistantSession session;
	private final RegionOnImage regions;
	private final List<ConversationTurn> turns = new ArrayList<>();

	private AssistantWindow(final UniBiomedService service, final ImagePlus image) {
		this.image = image;
		this.service = service;
		getModel = new RealModelButton(() -> RealModelOffer.open(service.context()));
		regions = new RegionOnImage(service.presenter().findings());
		transcript = new TranscriptView(this::select);
		session = new AssistantSession(service, image, new DownloadDialogs(() -> frame), new SessionView(),
			EventQueue::invokeLater);
		input = new QuestionInput(List.of(QuestionSuggestion.modality(), QuestionSuggestion.abnormalities(),
			QuestionSuggestion.report(), QuestionSuggestion.segment(image)), this::ask, session::cancel);
		frame.setTitle("UniBiomed Assistant – " + image.getTitle());
		frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
		frame.setContentPane(content());
		final ImageListener watch = new ImageWatch();
		ImagePlus.addImageListener(watch);
		frame.addWindowListener(new WindowAdapter() {

			@Override
			public void windowActivated(final WindowEvent event) {
				// Another model may have been chosen, or fetched, meanwhile.
				lookUpModel();
			}

			@Override
			public void windowClosed(final WindowEvent event) {
				ImagePlus.removeImageListener(watch);
				session.close();
			}
		});
		showPlane();
		lookUpModel();
	}

	/** Opens the window beside the image's own. */
	public static AssistantWindow open(final UniBiomedService service, final ImagePlus image) {
		final AssistantWindow window = new AssistantWindow(service, image);
		final Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
		final Rectangle beside = image.getWindow() == null
			? new Rectangle(screen.x, screen.y, 0, 0)
			: image.getWindow().getBounds();
		window.frame.setBounds(WindowPlacement.beside(beside, screen, SIZE));
		window.frame.setVisible(true);
		window.input.field().requestFocusInWindow();
		return window;
	}

	private JPanel content() {
		final JPanel content = new JPanel(new BorderLayout(GAP, GAP));
		content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		content.add(header(), BorderLayout.NORTH);
		content.add(new JScrollPane(transcript.component(), JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED,
			JScrollPane.HORIZONTAL_SCROLLBAR_NEVER), BorderLayout.CENTER);
		content.add(footer(), BorderLayout.SOUTH);
		return content;
	}

	private JPanel header() {
		about.setFont(about.getFont().deriveFont(Font.BOLD));
		credit.setFont(credit.getFont().deriveFont(Font.PLAIN, SMALL));
		final JPanel header = new JPanel(new BorderLayout(GAP, 2));
		header.add(about, BorderLayout.CENTER);
		header.add(getModel, BorderLayout.EAST);
		header.add(credit, BorderLayout.SOUTH);
		return header;
	}

	/** Says which model answers; not on the event thread, as files are looked at. */
	private void lookUpModel() {
		CompletableFuture.supplyAsync(service::credit).thenAcceptAsync(this::show, EventQueue::invokeLater);
	}

	private void show(final ModelCredit model) {
		credit.setText("Model: " + model.words());
		credit.setToolTipText(credit.getText());
		getModel.show(model);
	}

	private JPanel footer() {
		final JPanel progress = new JPanel(new BorderLayout(GAP, 0));
		status.setFont(status.getFont().deriveFont(Font.PLAIN, SMALL));
		bar.setPreferredSize(new Dimension(BAR_WIDTH, BAR_HEIGHT));
		bar.setIndeterminate(true);
		bar.setVisible(false);
		progress.add(status, BorderLayout.CENTER);
		progress.add(bar, BorderLayout.EAST);

		final JPanel buttons = new JPanel(new BorderLayout(GAP, 0));
		buttons.add(button("New conversation", "Let the next question begin anew; the regions stay on the image.",
			this::startOver), BorderLayout.WEST);
		final JPanel files = new JPanel(new BorderLayout(GAP, 0));
		files.add(button("Copy", "Copy the conversation, or what is selected of it, as text.", this::copy),
			BorderLayout.WEST);
		files.add(button("Save as HTML…", "Save the conversation with its images as one file.", this::save),
			BorderLayout.EAST);
		buttons.add(files, BorderLayout.EAST);

		final JLabel use = new JLabel("Research software. Not for diagnostic use.");
		use.setFont(use.getFont().deriveFont(Font.PLAIN, SMALL));
		final JPanel rows = new JPanel(new BorderLayout(0, GAP));
		rows.add(progress, BorderLayout.NORTH);
		rows.add(buttons, BorderLayout.CENTER);
		rows.add(use, BorderLayout.SOUTH);
		final JPanel footer = new JPanel(new BorderLayout());
		footer.add(input.component(), BorderLayout.CENTER);
		footer.add(rows, BorderLayout.SOUTH);
		return footer;
	}

	private static JButton button(final String label, final String description, final Runnable action) {
		final JButton button = new JButton(label);
		button.setName(label);
		button.setFont(button.getFont().deriveFont(SMALL));
		button.setToolTipText(description);
		button.addActionListener(event -> action.run());
		return button;
	}

	JFrame frame() {
		return frame;
	}

	TranscriptView transcript() {
		return transcript;
	}

	QuestionInput input() {
		return input;
	}

	String status() {
		return status.getText();
	}

	List<ConversationTurn> turns() {
		return List.copyOf(turns);
	}

	private void ask(final String question) {
		if (!session.isBusy()) {
			session.ask(question);
			setBusy(true);
			status.setText("Loading the model …");
		}
	}

	private void setBusy(final boolean busy) {
		input.setBusy(busy);
		bar.setVisible(busy);
	}

	/** Lets the next question begin a new conversation. */
	void startOver() {
		session.cancel();
		session.startOver();
		if (!turns.isEmpty() || session.isBusy()) {
			status.setText("The next question begins a new conversation.");
		}
	}

	private void select(final FindingRow row) {
		status.setText(regions.select(row) ? "Selected: " + row.region().name() : "This region is no longer there.");
	}

	/** Copies what is selected, or everything. */
	void copy() {
		final String selected = transcript.component().getSelectedText();
		final String text = selected != null
			? selected
			: turns.stream().map(ConversationTurn::toPlainText).collect(Collectors.joining("\n"));
		Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
		status.setText(selected != null ? "The selection was copied." : "The conversation was copied.");
	}

	private void save() {
		final SaveDialog dialog = new SaveDialog("Save conversation as HTML", image.getShortTitle() + "-conversation",
			".html");
		if (dialog.getFileName() != null) {
			save(Path.of(dialog.getDirectory(), dialog.getFileName()));
		}
	}

	/** Saves the conversation, or says why not. */
	void save(final Path file) {
		final String model = turns.stream().filter(turn -> turn.answer() != null)
			.map(turn -> turn.answer().credit().forPages() + " – SHA-256 " + turn.answer().modelSha256()).distinct()
			.collect(Collectors.joining(", "));
		try {
			HtmlConversation.write(image.getTitle(), model, Instant.now(),
				turns.stream().map(ConversationTurn::toHtml).toList(), file);
			status.setText("Saved: " + file.getFileName());
		}
		catch (final IOException e) {
			IJ.error("UniBiomed Assistant", "The conversation could not be saved: " + e.getMessage());
		}
	}

	/** The table of findings opens over everything; what the user looks at is the image and this window. */
	private void bringBack() {
		if (image.getWindow() != null) {
			image.getWindow().toFront();
		}
		frame.toFront();
		input.field().requestFocusInWindow();
	}

	private void showPlane() {
		final StringBuilder words = new StringBuilder("About ").append(image.getTitle());
		if (image.getNSlices() > 1) {
			words.append(", slice ").append(image.getZ()).append(" of ").append(image.getNSlices());
		}
		if (image.getNFrames() > 1) {
			words.append(", time ").append(image.getT()).append(" of ").append(image.getNFrames());
		}
		about.setText(words.toString());
		about.setToolTipText(words.toString());
	}

	/** Shows what the session says. */
	private final class SessionView implements AssistantSession.View {

		@Override
		public void asked(final String prompt, final String newConversation, final ModelCredit model) {
			show(model);
			if (!newConversation.isEmpty()) {
				transcript.addSeparator(newConversation);
			}
			transcript.addQuestion(prompt, model);
		}

		@Override
		public void warned(final String sentence) {
			transcript.warn(sentence);
		}

		@Override
		public void noted(final String sentence) {
			transcript.note(sentence);
		}

		@Override
		public void written(final String unfinished) {
			transcript.write(unfinished);
		}

		@Override
		public void progress(final String words) {
			status.setText(words);
		}

		@Override
		public void finished(final ConversationTurn turn, final String words) {
			turns.add(turn);
			transcript.finish(turn);
			status.setText(words.isEmpty() ? " " : words);
			setBusy(false);
			if (!turn.rows().isEmpty()) {
				bringBack();
			}
		}
	}

	/** Follows what happens to the image; ImageJ tells from any thread. */
	private final class ImageWatch implements ImageListener {

		@Override
		public void imageOpened(final ImagePlus opened) {
			// Other images are no concern of this window.
		}

		@Override
		public void imageClosed(final ImagePlus closed) {
			if (closed == image) {
				EventQueue.invokeLater(() -> {
					session.cancel();
					input.disable();
					status.setText("The image was closed. Open it again and start the assistant anew.");
				});
			}
		}

		@Override
		public void imageUpdated(final ImagePlus updated) {
			if (updated == image) {
				EventQueue.invokeLater(AssistantWindow.this::showPlane);
			}
		}
	}
}
