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
package sc.fiji.unibiomed.imagej.window;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Font;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTextArea;

import ij.ImagePlus;
import ij.WindowManager;
import ij.io.SaveDialog;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.assistant.ImageTalk;
import sc.fiji.unibiomed.imagej.assistant.QuestionInput;
import sc.fiji.unibiomed.imagej.dialog.RealModelOffer;
import sc.fiji.unibiomed.imagej.download.DownloadDialogs;
import sc.fiji.unibiomed.imagej.models.RealModelButton;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;
import sc.fiji.unibiomed.imagej.review.FindingsPanel;
import sc.fiji.unibiomed.imagej.screen.FreePlace;

/**
 * The one window beside the image. Above, what was asked about the active image and what the model answered, in words;
 * below, the findings of that image and what can be done with them; at the bottom, when it is asked for, a line for
 * further questions. It follows the user from image to image. Make and use it on the event thread; closing it gives up
 * every link to the rest of ImageJ.
 */
public final class AnswerWindow extends JFrame implements FindingsModel.Listener, ImageTalk.Host {

	/** Title of the window. */
	public static final String TITLE = "UniBiomed";

	private static final long serialVersionUID = 1L;
	private static final Dimension SIZE = new Dimension(420, 700);
	private static final Dimension LEAST = new Dimension(300, 320);
	private static final int GAP = 6;
	private static final int BAR_WIDTH = 70;
	private static final int BAR_HEIGHT = 10;
	private static final float SMALL = 11;
	private static final double ANSWER_SHARE = 0.55;
	private static final String NO_IMAGE = "No image is open.";

	private final transient UniBiomedService service;
	private final transient Map<ImagePlus, ImageTalk> talks = new IdentityHashMap<>();
	private final transient AtomicBoolean isRefreshing = new AtomicBoolean();
	private final transient ImageFocus images;
	private final transient FindingsModel findings;
	private final transient QuestionInput input;
	private final FindingsPanel panel;
	private final RealModelButton getModel;
	private final JLabel about = new JLabel(NO_IMAGE);
	/** Two lines where one is too narrow. */
	private final JTextArea credit = new JTextArea(" ");
	private final JProgressBar bar = new JProgressBar();
	private final JScrollPane answers = new JScrollPane(null, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED,
		JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
	private final JButton ask = new JButton("Ask …");
	/** The image that is shown; {@code null} while there is none. */
	private transient ImagePlus image;

	public AnswerWindow(final UniBiomedService service) {
		super(TITLE);
		this.service = service;
		findings = service.presenter().findings();
		getModel = new RealModelButton(() -> RealModelOffer.open(service.context()));
		panel = new FindingsPanel(service.presenter());
		input = new QuestionInput(task -> current().ifPresent(talk -> talk.ask(task)),
			() -> current().ifPresent(ImageTalk::cancel));
		layOut();
		findings.addListener(this);
		images = new ImageFocus(this::turnTo, this::closed);
		turnTo(ImageFocus.now());
		lookUpModel();
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		WindowManager.addWindow(this);
	}

	private void layOut() {
		final JPanel content = new JPanel(new BorderLayout(0, GAP));
		content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		content.add(header(), BorderLayout.NORTH);
		final JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, answers, panel);
		split.setResizeWeight(ANSWER_SHARE);
		split.setBorder(null);
		content.add(split, BorderLayout.CENTER);
		content.add(footer(), BorderLayout.SOUTH);
		input.component().setVisible(false);
		setContentPane(content);
	}

	private JPanel header() {
		about.setFont(about.getFont().deriveFont(Font.BOLD));
		credit.setFont(about.getFont().deriveFont(Font.PLAIN, SMALL));
		credit.setEditable(false);
		credit.setFocusable(false);
		credit.setOpaque(false);
		credit.setBorder(null);
		credit.setLineWrap(true);
		credit.setWrapStyleWord(true);
		final JPanel header = new JPanel(new BorderLayout(GAP, 2));
		header.add(about, BorderLayout.CENTER);
		header.add(getModel, BorderLayout.EAST);
		header.add(credit, BorderLayout.SOUTH);
		return header;
	}

	private JPanel footer() {
		bar.setPreferredSize(new Dimension(BAR_WIDTH, BAR_HEIGHT));
		bar.setIndeterminate(true);
		bar.setVisible(false);
		small(ask);
		ask.setToolTipText("Ask about the image in your own words, each question in the light of those before.");
		ask.addActionListener(event -> showInput(!input.component().isVisible()));
		final JButton more = small(new JButton("Answers ▾"));
		more.setToolTipText("Copy or save what is written above, or begin a new conversation.");
		more.addActionListener(event -> menu().show(more, 0, more.getHeight()));
		final JPanel buttons = new JPanel(new BorderLayout(GAP, 0));
		buttons.add(ask, BorderLayout.WEST);
		buttons.add(bar, BorderLayout.CENTER);
		buttons.add(more, BorderLayout.EAST);
		final JLabel use = new JLabel("Research software. Not for diagnostic use.");
		use.setFont(use.getFont().deriveFont(Font.PLAIN, SMALL));
		final JPanel lines = new JPanel(new BorderLayout());
		lines.add(panel.status(), BorderLayout.NORTH);
		lines.add(use, BorderLayout.SOUTH);
		final JPanel footer = new JPanel(new BorderLayout(0, 2));
		footer.add(input.component(), BorderLayout.NORTH);
		footer.add(buttons, BorderLayout.CENTER);
		footer.add(lines, BorderLayout.SOUTH);
		return footer;
	}

	private static JButton small(final JButton button) {
		button.setFont(button.getFont().deriveFont(SMALL));
		return button;
	}

	private JPopupMenu menu() {
		final JPopupMenu menu = new JPopupMenu();
		menu.add(item("Copy answers", ImageTalk::copy));
		menu.add(item("Save answers as HTML …", AnswerWindow::save));
		menu.add(item("New conversation", ImageTalk::startOver));
		return menu;
	}

	private JMenuItem item(final String label, final Consumer<ImageTalk> what) {
		final JMenuItem item = new JMenuItem(label);
		item.addActionListener(event -> current().ifPresent(what));
		item.setEnabled(current().isPresent());
		return item;
	}

	private static void save(final ImageTalk talk) {
		final SaveDialog dialog = new SaveDialog("Save answers as HTML", talk.image().getShortTitle() + "-answers",
			".html");
		if (dialog.getFileName() != null) {
			talk.save(Path.of(dialog.getDirectory(), dialog.getFileName()));
		}
	}

	/** Gives the window its place beside an image; {@code null} for the active one. */
	void place(final ImagePlus wanted) {
		final ImagePlus near = wanted == null ? ImageFocus.now() : wanted;
		FreePlace.give(this, near == null ? null : near.getWindow(), SIZE, LEAST);
	}

	/** Shows an answer that has just come, with its findings. */
	void show(final ImageAnswer answer) {
		turnTo(answer.image());
		current().ifPresent(talk -> talk.add(answer));
		credit(answer.credit());
		if (findings.answers().stream().reduce((first, second) -> second).filter(last -> last == answer).isPresent()) {
			panel.selectNewest(answer.image());
		}
	}

	/** Shows the line for questions about an image. */
	void converse(final ImagePlus about) {
		turnTo(about);
		showInput(true);
		input.field().requestFocusInWindow();
	}

	private void showInput(final boolean isWanted) {
		input.component().setVisible(isWanted);
		ask.setText(isWanted ? "Hide questions" : "Ask …");
		if (isWanted) {
			input.field().requestFocusInWindow();
		}
		revalidate();
	}

	private void turnTo(final ImagePlus other) {
		if (other == null || other.getProcessor() == null) {
			return;
		}
		if (other != image) {
			image = other;
			final ImageTalk talk = talks.computeIfAbsent(other,
				key -> new ImageTalk(service, key, new DownloadDialogs(() -> this), this));
			answers.setViewportView(talk.component());
			talk.select(findings.selected().orElse(null));
			panel.show(other);
			input.suggest(other);
			input.setEnabled(true);
			busy(talk);
		}
		about.setText(other.getTitle());
		about.setToolTipText(other.getTitle());
	}

	/** Its answers stay in sight until the user turns to another image. */
	private void closed(final ImagePlus gone) {
		final ImageTalk talk = talks.remove(gone);
		if (talk != null) {
			talk.close();
		}
		panel.imagesChanged();
		if (gone == image) {
			image = null;
			input.setEnabled(false);
			about.setText(about.getText() + " (closed)");
			turnTo(ImageFocus.now());
		}
	}

	private Optional<ImageTalk> current() {
		return Optional.ofNullable(image).map(talks::get);
	}

	/** Says which model answers; not on the event thread, as files are looked at. */
	private void lookUpModel() {
		CompletableFuture.supplyAsync(service::credit).thenAcceptAsync(this::credit, EventQueue::invokeLater);
	}

	@Override
	public void credit(final ModelCredit model) {
		credit.setText("Model: " + model.words());
		credit.setToolTipText(credit.getText());
		getModel.show(model);
	}

	@Override
	public void select(final FindingRow row) {
		findings.select(row);
	}

	@Override
	public void busy(final ImageTalk talk) {
		if (talk == current().orElse(null)) {
			input.setBusy(talk.isBusy());
			bar.setVisible(talk.isBusy());
		}
	}

	@Override
	public void tell(final ImageTalk talk, final String words) {
		if (talk == current().orElse(null)) {
			panel.status().show(words, false);
		}
	}

	@Override
	public void rowsChanged() {
		// A verdict on a hundred nuclei is a hundred changes; the words are written anew once.
		if (isRefreshing.getAndSet(true)) {
			return;
		}
		EventQueue.invokeLater(() -> {
			isRefreshing.set(false);
			talks.values().forEach(ImageTalk::refresh);
			current().ifPresent(talk -> talk.select(findings.selected().orElse(null)));
		});
	}

	@Override
	public void rowChanged(final FindingRow row) {
		rowsChanged();
	}

	@Override
	public void selectionChanged(final Optional<FindingRow> row) {
		EventQueue.invokeLater(() -> current().ifPresent(talk -> talk.select(findings.selected().orElse(null))));
	}

	@Override
	public void dispose() {
		findings.removeListener(this);
		images.close();
		panel.close();
		List.copyOf(talks.values()).forEach(ImageTalk::close);
		talks.clear();
		WindowManager.removeWindow(this);
		super.dispose();
	}

	/** The findings, for tests. */
	FindingsPanel findings() {
		return panel;
	}

	/** The line for questions, for tests. */
	QuestionInput input() {
		return input;
	}

	/** What was said of the image shown, for tests. */
	Optional<ImageTalk> talk() {
		return current();
	}

	/** The way to the real model, for tests. */
	RealModelButton model() {
		return getModel;
	}
}
