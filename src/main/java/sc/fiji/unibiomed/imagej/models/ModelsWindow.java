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
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.Timer;

import ij.WindowManager;
import sc.fiji.unibiomed.imagej.Settings;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.download.BrowserLink;
import sc.fiji.unibiomed.imagej.download.DownloadDialogs;
import sc.fiji.unibiomed.imagej.download.DownloadQuestions;
import sc.fiji.unibiomed.imagej.download.FactsPane;
import sc.fiji.unibiomed.imagej.download.FailureText;
import sc.fiji.unibiomed.imagej.download.ModelFacts;
import sc.fiji.unibiomed.models.ModelState;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.util.BackgroundWork;

/**
 * The models of this user: which there are, what of them is on this disk, and what can be done with them. Disk and
 * network are left to other threads. Make and use it on the event thread.
 */
public final class ModelsWindow extends JFrame {

	/** Title of the window and its dialogs. */
	public static final String TITLE = "UniBiomed Models";

	private static final long serialVersionUID = 1L;

	private static final Dimension SIZE = new Dimension(980, 520);
	private static final int GAP = 8;
	private static final int TABLE_HEIGHT = 180;
	/** How often the list is read anew while somebody is at work on a model. */
	private static final int REFRESH_MILLIS = 2000;

	private final transient UniBiomedService unibiomed;
	private final transient DownloadQuestions downloads;
	private final transient WindowQuestions questions;
	private final ModelsTable table = new ModelsTable(new ModelsTableModel());
	private final FactsPane details = new FactsPane(this::browse);
	private final ModelsToolBar tools = new ModelsToolBar(this::act, this::add, this::importFolder);
	private final BackgroundJobPanel jobs = new BackgroundJobPanel(this::jobChanged);
	private final JPanel outdated = new JPanel(new BorderLayout(GAP, 0));
	private final JLabel outdatedWords = new JLabel();
	private final JButton removeOutdated = new JButton("Remove");
	private final JLabel place = new JLabel(" ");
	private final Timer watch = new Timer(REFRESH_MILLIS, event -> refreshIfBusy());
	private final transient BackgroundWork reader = new BackgroundWork("model list", EventQueue::invokeLater);
	private transient ModelsSnapshot shown;
	/** Whether something happened while the list was being read, so that it has to be read again. */
	private boolean readAgain;
	/** The model that is to be selected once it is listed; empty if none. */
	private String added = "";

	/** @param unibiomed whose models they are */
	public ModelsWindow(final UniBiomedService unibiomed) {
		super(TITLE);
		this.unibiomed = unibiomed;
		downloads = new DownloadDialogs(() -> this);
		questions = new WindowDialogs(this);
		open();
	}

	/** Somebody else is asked instead of the user. */
	ModelsWindow(final UniBiomedService unibiomed, final DownloadQuestions downloads, final WindowQuestions questions) {
		super(TITLE);
		this.unibiomed = unibiomed;
		this.downloads = downloads;
		this.questions = questions;
		open();
	}

	private void open() {
		layOut();
		table.getSelectionModel().addListSelectionListener(event -> showSelection());
		setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
		addWindowListener(new WindowAdapter() {

			@Override
			public void windowOpened(final WindowEvent event) {
				table.requestFocusInWindow();
			}

			@Override
			public void windowClosing(final WindowEvent event) {
				if (!jobs.isRunning() || questions.mayStop()) {
					dispose();
				}
			}
		});
		WindowManager.addWindow(this);
		watch.start();
		jobs.tell("Looking for models …");
		refresh();
	}

	private void layOut() {
		outdatedWords.setFont(outdatedWords.getFont().deriveFont(Font.PLAIN));
		removeOutdated.addActionListener(event -> start("Removing what other versions prepared …",
			(display, stop) -> new ModelWork(unibiomed).removeOutdated()));
		outdated.add(outdatedWords, BorderLayout.CENTER);
		outdated.add(removeOutdated, BorderLayout.EAST);
		outdated.setBorder(BorderFactory.createEmptyBorder(GAP / 2, GAP, 0, GAP));
		outdated.setVisible(false);
		place.setFont(place.getFont().deriveFont(Font.PLAIN));
		place.setBorder(BorderFactory.createEmptyBorder(GAP / 2, GAP, 0, GAP));
		details.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		final JScrollPane facts = new JScrollPane(details, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED,
			JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
		final JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, new JScrollPane(table), facts);
		split.setDividerLocation(TABLE_HEIGHT);
		final JPanel lines = new JPanel(new BorderLayout());
		lines.add(outdated, BorderLayout.NORTH);
		lines.add(place, BorderLayout.CENTER);
		lines.add(jobs, BorderLayout.SOUTH);
		add(tools, BorderLayout.NORTH);
		add(split, BorderLayout.CENTER);
		add(lines, BorderLayout.SOUTH);
		final Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
		setSize(Math.min(SIZE.width, screen.width), Math.min(SIZE.height, screen.height));
		setLocation(screen.x + (screen.width - getWidth()) / 2, screen.y + (screen.height - getHeight()) / 2);
	}

	/** Reads the list anew, or once more if it is being read. */
	private void refresh() {
		if (reader.isClosed()) {
			return;
		}
		if (reader.isRunning()) {
			readAgain = true;
			return;
		}
		reader.start(running -> {
			final Runnable then = read();
			return () -> readEnded(then);
		}, () -> readEnded(() -> jobs.tell("⚠ The list cannot be read; the console says more.")));
	}

	private void readEnded(final Runnable then) {
		if (!reader.isClosed()) {
			then.run();
		}
		if (readAgain) {
			readAgain = false;
			refresh();
		}
	}

	/** Reads the list, and returns how to show it. */
	private Runnable read() {
		try {
			final ModelsSnapshot snapshot = ModelsSnapshot.read(unibiomed);
			return () -> show(snapshot);
		}
		catch (final IOException e) {
			return () -> jobs.tell("⚠ The list cannot be read: " + FailureText.of(e));
		}
	}

	private void show(final ModelsSnapshot snapshot) {
		if (shown == null && !jobs.isRunning()) {
			jobs.tell(" ");
		}
		shown = snapshot;
		table.show(snapshot);
		added = table.select(added) ? "" : added;
		place.setText(snapshot.place());
		place.setToolTipText(snapshot.place());
		outdatedWords.setText(TransferRate.size(snapshot.outdated()) +
			" were prepared by another version of this program and are not used any more.");
		outdated.setVisible(snapshot.outdated() > 0);
		showSelection();
	}

	private void showSelection() {
		final Optional<ModelRow> selected = table.selected();
		selected
			.ifPresent(row -> details.show(row.name() + " – " + row.status().words(), ModelFacts.of(row.status()), ""));
		tools.enableFor(selected, jobs.isRunning());
		removeOutdated.setEnabled(!jobs.isRunning());
	}

	private void refreshIfBusy() {
		if (jobs.isRunning() || shown != null && shown.isBusy()) {
			refresh();
		}
	}

	private void jobChanged() {
		showSelection();
		refresh();
	}

	private void act(final ModelAction action) {
		table.selected().filter(row -> row.allows(action)).ifPresent(row -> act(action, row));
	}

	private void act(final ModelAction action, final ModelRow row) {
		final NamedModel model = row.status().model();
		switch (action) {
			case USE -> use(row);
			case DOWNLOAD -> start("Asking the hub for " + row.name() + " …",
				(display, stop) -> row.status().state() == ModelState.ABSENT
					? work().offer(model, downloads, display, stop)
					: work().fetch(model, downloads, display, stop));
			case VERIFY ->
				start("Verifying " + row.name() + " …", (display, stop) -> work().verify(model, display, stop));
			case PREPARE ->
				start("Preparing " + row.name() + " …", (display, stop) -> work().prepare(model, display, stop));
			case REMOVE -> {
				if (questions.mayRemove(row)) {
					start("Removing " + row.name() + " …", (display, stop) -> work().remove(model, display, stop));
				}
			}
			case OPEN_FOLDER ->
				row.status().folder().ifPresent(folder -> tellIfAny(() -> BrowserLink.open(folder.folder())));
			case EXPORT -> questions.folderForExport().ifPresent(folder -> start("Exporting " + row.name() + " …",
				(display, stop) -> work().export(model, freeName(folder, row.name()), display, stop)));
		}
	}

	private ModelWork work() {
		return new ModelWork(unibiomed);
	}

	private void start(final String begin, final BackgroundJobPanel.Job job) {
		jobs.start(begin, job);
	}

	private void use(final ModelRow row) {
		final Settings settings = unibiomed.settings();
		settings.keep(settings.model().withModel(row.name()));
		jobs.tell(row.name() + " answers questions from now on." +
			(row.status().state() == ModelState.READY ? "" : " It is not all here yet; Download gets the rest."));
		refresh();
	}

	/** A folder that does not exist, named after the model. */
	private static Path freeName(final Path parent, final String model) {
		final String name = model.replaceAll("[^\\w.-]+", "-").replaceAll("^[.-]+|[.-]+$", "") + "-model";
		Path free = parent.resolve(name);
		for (int i = 2; Files.exists(free); i++) {
			free = parent.resolve(name + "-" + i);
		}
		return free;
	}

	private void add() {
		questions.addition().ifPresent(addition -> start("Looking at " + addition.source() + " …", (display, stop) -> {
			final String words = work().add(addition.name(), addition.source());
			EventQueue.invokeLater(() -> added = addition.name());
			return words;
		}));
	}

	private void importFolder() {
		questions.folderToImport().ifPresent(
			folder -> start("Reading " + folder + " …", (display, stop) -> work().importFrom(folder, display, stop)));
	}

	private void browse(final String address) {
		tellIfAny(() -> BrowserLink.browse(address));
	}

	/** Asks the desktop, which may take its time, and says what it says. */
	private void tellIfAny(final Supplier<Optional<String>> request) {
		CompletableFuture.supplyAsync(request)
			.thenAccept(complaint -> EventQueue.invokeLater(() -> complaint.ifPresent(jobs::tell)));
	}

	/** Selects a model, at once or when it is listed. */
	void select(final String model) {
		added = table.select(model) ? "" : model;
	}

	/** Stops what is being done, and closes the window; does not wait for it. */
	@Override
	public void dispose() {
		jobs.close();
		watch.stop();
		reader.close();
		WindowManager.removeWindow(this);
		super.dispose();
	}

	/** The table, for tests. */
	ModelsTable table() {
		return table;
	}

	/** The buttons, for tests. */
	ModelsToolBar tools() {
		return tools;
	}

	/** The line at the bottom, for tests. */
	BackgroundJobPanel jobs() {
		return jobs;
	}

	/** Whether the disk is being looked at, for tests. */
	boolean isReading() {
		return reader.isRunning();
	}

	/** What is known of the selected model, for tests. */
	FactsPane details() {
		return details;
	}
}
