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
package sc.fiji.unibiomed.imagej.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Button;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextField;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JWindow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scijava.prefs.PrefService;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.RoiManager;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.MedianCut;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.command.SegmentCommand;
import sc.fiji.unibiomed.imagej.models.ModelsWindow;
import sc.fiji.unibiomed.imagej.result.FindingsScope;
import sc.fiji.unibiomed.imagej.window.AnswerWindow;
import sc.fiji.unibiomed.testing.Components;
import sc.fiji.unibiomed.testing.NeedsDisplay;
import sc.fiji.unibiomed.testing.Screen;
import sc.fiji.unibiomed.testing.ScreenFilm;
import sc.fiji.unibiomed.testing.WindowText;

/**
 * Makes the pictures of the documents from the running plugin. With {@code -Dunibiomed.pictures=docs/images} they are
 * written there; without, what can be read in each window must be what can be read in its picture, or the picture is
 * out of date. The words of each are in {@code src/test/resources/pictures}.
 */
@NeedsDisplay
@Timeout(300)
class ManualPicturesTest {

	private static final Path IMAGES = Path.of("docs", "images");
	private static final Path WORDS = Path.of("src", "test", "resources", "pictures");
	private static final String WRITE = System.getProperty("unibiomed.pictures");
	private static final int MARGIN = 6;
	/** Of a picture, in pixels. */
	private static final int WIDEST = 972;
	private static final int COLOURS = 64;
	/** What the film shows of the screen. */
	private static final Rectangle FILM = new Rectangle(916, 662);
	private static final int NARROW = 2;
	/** A button of the models' window, for what another version of this program has prepared. */
	private static final String OUTDATED = "[Remove]";
	/** Width and height of the window beside the image. */
	private static final int BESIDE = 420;
	private static final int MEDIUM = 660;
	private static final int TALL = 700;
	/** Until windows that came to the front are painted, in milliseconds. */
	private static final int PAINTED = 400;

	private JWindow desktop;

	@BeforeEach
	void start() throws Exception {
		final ImageJ imageJ = IJ.getInstance() == null ? new ImageJ() : IJ.getInstance();
		imageJ.exitWhenQuitting(false);
		MenuContext.get().service(PrefService.class).clear(SegmentCommand.class);
		EventQueue.invokeAndWait(() -> {
			closeOurWindows();
			desktop = new JWindow();
			desktop.getContentPane().setBackground(new Color(0xe8, 0xe8, 0xe8));
			desktop.setBounds(desktop.getGraphicsConfiguration().getBounds());
			desktop.setVisible(true);
			desktop.toBack();
		});
	}

	/** Also those that other tests have left. */
	private static void closeOurWindows() {
		Arrays.stream(Window.getWindows())
			.filter(window -> window instanceof AnswerWindow || window instanceof ModelsWindow)
			.forEach(Window::dispose);
	}

	@AfterEach
	void tidyUp() throws Exception {
		final UniBiomedService service = MenuContext.get().service(UniBiomedService.class);
		service.presenter().remove(FindingsScope.ALL, null);
		EventQueue.invokeAndWait(() -> {
			desktop.dispose();
			closeOurWindows();
			if (RoiManager.getInstance() != null) {
				RoiManager.getInstance().reset();
				RoiManager.getInstance().close();
			}
			IJ.runMacro("close('Log');");
			for (final int id : WindowManager.getIDList() == null ? new int[0] : WindowManager.getIDList()) {
				WindowManager.getImage(id).changes = false;
				WindowManager.getImage(id).close();
			}
		});
	}

	private static ImagePlus open(final String sample) throws Exception {
		final ImagePlus image = IJ.openImage("sample-images/" + sample);
		EventQueue.invokeAndWait(() -> {
			image.show();
			image.getWindow().setLocation(MARGIN, MARGIN);
		});
		return image;
	}

	/** Takes the picture of a window, or compares what it says with what the picture says. */
	private void picture(final String name, final Predicate<String> isLasting, final Window... windows)
		throws Exception
	{
		EventQueue.invokeAndWait(() -> {
			desktop.toFront();
			Arrays.stream(windows).forEach(Window::toFront);
		});
		// Only now have windows the size that their frames leave them.
		final Robot robot = new Robot();
		robot.waitForIdle();
		robot.delay(PAINTED);
		final Rectangle where = Arrays.stream(windows).map(Window::getBounds).reduce(Rectangle::union).orElseThrow();
		if (windows.length > 1) {
			where.grow(MARGIN, MARGIN);
		}
		shoot(robot, where, file(name + ".png"));
		words(name + ".png", isLasting, windows);
	}

	private void words(final String name, final Predicate<String> isLasting, final Window... windows)
		throws IOException
	{
		final String words = Arrays.stream(windows).flatMap(window -> read(window).stream()).filter(isLasting)
			.collect(Collectors.joining("\n", "", "\n"));
		final Path file = WORDS.resolve(name.replaceAll("\\..*", ".txt"));
		if (WRITE != null) {
			Files.writeString(file, words);
		}
		assertTrue(Files.exists(IMAGES.resolve(name)), name);
		assertEquals(Files.readString(file).replace("\r\n", "\n"), words,
			"The picture " + name + " is out of date. Make it anew, look at it, and commit it: " +
				"mvn test -Dtest=ManualPicturesTest -Dunibiomed.pictures=docs/images");
	}

	private static Path file(final String name) throws IOException {
		return Files.createDirectories(Path.of(WRITE == null ? "target/pictures" : WRITE)).resolve(name);
	}

	private static void shoot(final Robot robot, final Rectangle where, final Path file) throws IOException {
		final Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
		final ImageProcessor seen = new ColorProcessor(robot.createScreenCapture(where.intersection(screen)));
		seen.setInterpolationMethod(ImageProcessor.BILINEAR);
		final ImageProcessor fitting = seen.getWidth() <= WIDEST
			? seen
			: seen.resize(WIDEST, seen.getHeight() * WIDEST / seen.getWidth(), true);
		// With a palette, a page of pictures loads at once.
		ImageIO.write(new MedianCut((ColorProcessor) fitting).convertToByte(COLOURS).getBufferedImage(), "png",
			file.toFile());
	}

	private void dialog(final String command, final String picture) throws Exception {
		IJ.doCommand(command);
		final GenericDialog dialog = Screen.window(GenericDialog.class);
		Screen.awaitThat("the dialog is painted", dialog::isShowing);
		picture(picture, line -> true, dialog);
		press(dialog, "Cancel");
	}

	@Test
	void theDialogOfSegment() throws Exception {
		open("01_pathology.png");
		dialog("UniBiomed Segment...", "segment-dialog");
	}

	@Test
	void theDialogOfImageSettings() throws Exception {
		open("02_ct.png");
		dialog("UniBiomed Image Settings...", "image-settings-dialog");
	}

	@Test
	void theDialogOfBatch() throws Exception {
		dialog("UniBiomed Batch...", "batch-dialog");
	}

	@Test
	void theDialogOfOptions() throws Exception {
		dialog("UniBiomed Options...", "options-dialog");
	}

	/** What depends on the computer is not compared. */
	@Test
	void theWindowOfModels() throws Exception {
		IJ.doCommand("UniBiomed Models...");
		final ModelsWindow window = Screen.window(ModelsWindow.class);
		Screen.awaitThat("the models are listed", () -> said(window, "demo"));
		picture("models-window",
			line -> line.startsWith("#") || line.startsWith("[") && isLasting(line) && !line.equals(OUTDATED), window);
	}

	@Test
	void nucleiOutlinedAndCounted() throws Exception {
		final ImagePlus image = open("01_pathology.png");
		final AnswerWindow window = ask("UniBiomed Segment...", "Nuclei: ");
		placeBeside(image.getWindow(), window, MEDIUM);
		picture("segment-result", ManualPicturesTest::isLasting, image.getWindow(), window);
	}

	/** The film of the README. */
	@Test
	void aTypedQuestionOutlinesAndListsEveryNucleus() throws Exception {
		final ImagePlus image = open("01_pathology.png");
		EventQueue.invokeAndWait(() -> {
			desktop.toBack();
			IJ.getInstance().setLocation(NARROW, NARROW);
			IJ.getInstance().toFront();
			image.getWindow().setLocation(NARROW, IJ.getInstance().getHeight() + 2 * NARROW);
			image.getWindow().toFront();
			// It opens by itself otherwise, half in the film.
			new RoiManager().setLocation(FILM.width + NARROW, 0);
		});
		final ScreenFilm film = new ScreenFilm(FILM, new Point(FILM.width / 8, FILM.height / 2));
		film.hold(500);

		IJ.doCommand("UniBiomed Segment...");
		final GenericDialog dialog = Screen.window(GenericDialog.class);
		final TextField target = (TextField) dialog.getStringFields().get(0);
		Screen.awaitThat("the focus", target::isFocusOwner);
		// It begins with the usual target, which is to be typed here.
		EventQueue.invokeAndWait(() -> {
			target.setText("");
			dialog.setLocation(FILM.width - NARROW - dialog.getWidth(), FILM.height / 3);
		});
		film.hold(400);
		film.type("NUCLEI", 140);
		assertEquals("nuclei", target.getText());
		film.hold(200);
		film.pointTo(button(dialog, "OK"));
		film.hold(200);
		film.click();
		Screen.awaitThat("the dialog closed", () -> !dialog.isShowing());
		film.hold(200);

		final AnswerWindow window = Screen.window(AnswerWindow.class);
		EventQueue.invokeAndWait(() -> {
			final Rectangle beside = image.getWindow().getBounds();
			beside.x += beside.width + NARROW;
			beside.width = FILM.width - NARROW - beside.x;
			window.setBounds(beside);
		});
		Screen.awaitThat("the answer", () -> said(window, "Nuclei: 81 objects."));
		film.hold(1000);
		film.pointTo(Components.button(window, "Each region"));
		film.click();
		Screen.awaitThat("a row for each", () -> Components.first(window, JTable.class).getRowCount() == 81);
		film.hold(1500);
		film.write(file("segment.gif"));
		words("segment.gif", line -> isLasting(line) && !line.startsWith("| – | nuclei"), image.getWindow(), window);
	}

	@Test
	void findingsBesideImageAndRoiManager() throws Exception {
		final ImagePlus image = open("03_mri.png");
		// Smaller, so that all three windows stand close together.
		EventQueue.invokeAndWait(() -> IJ.run(image, "Set... ", "zoom=75"));
		final AnswerWindow window = ask("UniBiomed Write Report...", "brain tumor");
		placeBeside(image.getWindow(), window, TALL);
		EventQueue.invokeAndWait(() -> {
			final Rectangle below = image.getWindow().getBounds();
			below.y += below.height + MARGIN;
			below.height = window.getY() + TALL - below.y;
			RoiManager.getInstance().setBounds(below);
		});
		picture("findings-review", ManualPicturesTest::isLasting, image.getWindow(), window, RoiManager.getInstance());
	}

	@Test
	void aConversation() throws Exception {
		final ImagePlus image = open("03_mri.png");
		IJ.doCommand("UniBiomed Assistant");
		final AnswerWindow window = Screen.window(AnswerWindow.class);
		press(window, "Write a report", "brain tumor");
		final JTextArea field = Components.all(window, JTextArea.class).filter(JTextArea::isEditable).findFirst()
			.orElseThrow();
		EventQueue.invokeAndWait(() -> field.setText("How many lesions are visible?"));
		press(window, "Send", "1.");
		placeBeside(image.getWindow(), window, TALL);
		picture("assistant", ManualPicturesTest::isLasting, image.getWindow(), window);
	}

	private static Button button(final GenericDialog dialog, final String label) {
		return Arrays.stream(dialog.getButtons())
			.filter(known -> known != null && known.getLabel().strip().equals(label)).findFirst().orElseThrow();
	}

	private static void press(final GenericDialog dialog, final String label) throws Exception {
		final Button button = button(dialog, label);
		EventQueue
			.invokeAndWait(() -> dialog.actionPerformed(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, label)));
		Screen.awaitThat("the dialog closed", () -> !dialog.isShowing());
	}

	private static void placeBeside(final Window image, final AnswerWindow window, final int height) throws Exception {
		EventQueue.invokeAndWait(
			() -> window.setBounds(image.getX() + image.getWidth() + MARGIN, image.getY(), BESIDE, height));
	}

	private static void press(final AnswerWindow window, final String button, final String answer) throws Exception {
		EventQueue.invokeAndWait(() -> Components.button(window, button).doClick());
		Screen.awaitThat("the answer", () -> said(window, "Answered in ") && said(window, answer));
	}

	/** As at the menu: only the inputs that a dialog would have are given. */
	private static AnswerWindow ask(final String command, final String answer) throws Exception {
		IJ.doCommand(command);
		final GenericDialog dialog = Screen.window(GenericDialog.class);
		press(dialog, "OK");
		final AnswerWindow window = Screen.window(AnswerWindow.class);
		Screen.awaitThat("the answer", () -> said(window, answer));
		return window;
	}

	private static boolean said(final Window window, final String words) {
		return read(window).stream().anyMatch(line -> line.contains(words));
	}

	/** Between two changes of the window, and not in the middle of one. */
	private static List<String> read(final Window window) {
		final List<String> lines = new ArrayList<>();
		try {
			EventQueue.invokeAndWait(() -> lines.addAll(WindowText.of(window)));
		}
		catch (final InterruptedException | InvocationTargetException exception) {
			throw new AssertionError(exception);
		}
		return lines;
	}

	/** How long an answer took is another number each time, and whether a window has scroll bars depends on fonts. */
	private static boolean isLasting(final String line) {
		return !line.startsWith("Answered in ") && !line.equals("[]");
	}

	@Test
	void everyPictureOfTheDocumentsIsMadeHere() throws IOException {
		try (var files = Files.list(IMAGES)) {
			for (final Path picture : files.toList()) {
				assertTrue(Files.exists(WORDS.resolve(picture.getFileName().toString().replaceAll("\\..*", ".txt"))),
					picture.toString());
			}
		}
	}
}
