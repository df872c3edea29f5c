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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Component;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.JTextPane;
import javax.swing.JWindow;
import javax.swing.KeyStroke;
import javax.swing.RowSorter;
import javax.swing.SortOrder;
import javax.swing.UIManager;
import javax.swing.plaf.ColorUIResource;
import javax.swing.text.BadLocationException;
import javax.swing.text.StyleConstants;
import javax.swing.text.StyledDocument;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Line;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import ij.text.TextWindow;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.command.findings.FindingsCommand;
import sc.fiji.unibiomed.imagej.models.ModelsWindow;
import sc.fiji.unibiomed.imagej.models.ModelsWindowService;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;
import sc.fiji.unibiomed.imagej.models.RealModelButton;
import sc.fiji.unibiomed.imagej.review.Await;
import sc.fiji.unibiomed.imagej.review.StatusLine;
import sc.fiji.unibiomed.imagej.review.table.ColorSwatch;
import sc.fiji.unibiomed.imagej.review.table.ReviewColumn;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.testing.Components;
import sc.fiji.unibiomed.testing.NeedsDisplay;
import sc.fiji.unibiomed.testing.Screen;

/** The findings review as its users meet it: the demo model answers, and window, image and ROI Manager are used. */
@NeedsDisplay
class AnswerWindowTest {

	private Context context;
	private UniBiomedService unibiomed;
	private AnswerWindowService windows;
	private FindingsModel findings;

	@BeforeEach
	void start() {
		context = new Context(UniBiomedService.class, AnswerWindowService.class, ModelsWindowService.class);
		unibiomed = context.service(UniBiomedService.class);
		windows = context.service(AnswerWindowService.class);
		findings = unibiomed.presenter().findings();
	}

	@AfterEach
	void closeEverything() throws Exception {
		context.dispose();
		Await.run(() -> {
			for (final int id : WindowManager.getIDList() == null ? new int[0] : WindowManager.getIDList()) {
				final ImagePlus image = WindowManager.getImage(id);
				image.changes = false;
				image.close();
			}
			if (RoiManager.getInstance() != null) {
				RoiManager.getInstance().reset();
				RoiManager.getInstance().close();
			}
			closeTable();
		});
	}

	private static void closeTable() {
		if (WindowManager.getFrame("UniBiomed Findings") instanceof TextWindow table) {
			table.close(false);
		}
	}

	private ImageAnswer report(final ResultPlacement placement) throws Exception {
		final ImagePlus image = IJ.openImage("sample-images/03_mri.png");
		Await.run(image::show);
		final ImageAnswer answer = unibiomed.report(image, AskOptions.demo());
		unibiomed.presenter().show(answer, placement);
		return answer;
	}

	private ImageAnswer stack(final ResultPlacement placement) throws Exception {
		final ImagePlus image = IJ.openImage("sample-images/21_mri_stack_12slices.tif");
		Await.run(image::show);
		final ImageAnswer answer = unibiomed.segment(image, "brain tumor",
			AskOptions.demo().withPlanes(Planes.REFERENCE_ORDER));
		unibiomed.presenter().show(answer, placement);
		return answer;
	}

	private AnswerWindow window() throws Exception {
		Await.until("the window is open", () -> windows.window().filter(Component::isShowing).isPresent());
		return windows.window().orElseThrow();
	}

	private static JTable table(final AnswerWindow window) {
		return Components.first(window, JTable.class);
	}

	private static JTextPane answers(final AnswerWindow window) {
		return Components.first(window, JTextPane.class);
	}

	private static String cell(final AnswerWindow window, final int row, final ReviewColumn column) {
		return table(window).getModel().getValueAt(row, column.ordinal()).toString();
	}

	private static AbstractButton button(final AnswerWindow window, final String name) {
		return Components.button(window, name);
	}

	private static String status(final AnswerWindow window) {
		return Components.first(window, StatusLine.class).getText();
	}

	@Test
	void anAnswerOpensTheWindowWithARowPerFinding() throws Exception {
		report(ResultPlacement.OVERLAY);
		final AnswerWindow window = window();

		assertEquals("UniBiomed", window.getTitle());
		Await.until("both findings have rows", () -> table(window).getRowCount() == 2);
		assertEquals(List.of("1,523 px²", "128,357 px²"),
			List.of(cell(window, 0, ReviewColumn.AREA), cell(window, 1, ReviewColumn.AREA)));
		assertTrue(plain(window).contains("There is  a small brain tumor 1  in the upper region"), plain(window));
		final Rectangle screen = new Rectangle(1366, 768);
		assertTrue(screen.contains(window.getBounds()), window.getBounds().toString());
	}

	/** Beside the answer, as nobody scrolls in the log. */
	@Test
	void whatThereIsToNoteStandsBelowTheAnswer() throws Exception {
		final ImagePlus image = IJ.openImage("sample-images/02_ct.png");
		Await.run(image::show);
		final ImageAnswer answer = unibiomed.describe(image, List.of(new Roi(130, 200, 80, 60), new Line(1, 1, 9, 9)));
		unibiomed.presenter().show(answer, ResultPlacement.NONE);
		final AnswerWindow window = window();
		Await.until("the answer and its note",
			() -> plain(window).matches("(?s)You\nDescribe the region\n.+\n.+\n" +
				"1 of 2 regions was left out, as only areas within the image can be described: straight line " +
				"\\(1\\)\\.\n"));
	}

	/** The next question goes where the first one went, and its letters are no shortcuts of ImageJ's. */
	@Test
	void whoWritesAQuestionCanWriteTheNextOne() throws Exception {
		final ImagePlus image = IJ.openImage("sample-images/01_pathology.png");
		Await.run(image::show);
		windows.converse(image);
		final AnswerWindow window = window();
		final JTextArea field = Components.all(window, JTextArea.class).filter(JTextArea::isEditable).findFirst()
			.orElseThrow();
		Await.until("the question can be written", field::isFocusOwner);
		final Robot robot = new Robot();
		type(robot, KeyEvent.VK_H, KeyEvent.VK_I, KeyEvent.VK_ENTER);

		Await.until("the answer is there", () -> plain(window).contains("hi") && status(window).contains("Answered"));
		robot.waitForIdle();
		robot.delay(500);
		Await.until("the field has the keyboard", field::isFocusOwner);
		type(robot, KeyEvent.VK_S);
		Await.until("the next question is written", () -> field.getText().equals("s"));
	}

	private static void type(final Robot robot, final int... keys) {
		for (final int key : keys) {
			robot.keyPress(key);
			robot.keyRelease(key);
		}
		robot.waitForIdle();
	}

	@Test
	void selectingARowSelectsTheRegionOnTheImage() throws Exception {
		final ImageAnswer answer = report(ResultPlacement.OVERLAY);
		final AnswerWindow window = window();
		Await.run(() -> table(window).setRowSelectionInterval(1, 1));

		Await.until("the region is selected", () -> answer.image().getRoi() != null);
		assertEquals(findings.rows().get(1).region().roi().getName(), answer.image().getRoi().getName());
		assertEquals(128357, answer.image().getStatistics().area);
		assertEquals(2, answer.image().getOverlay().size());
	}

	@Test
	void selectingARowSelectsTheRegionInTheRoiManagerAndJumpsToItsSlice() throws Exception {
		final ImageAnswer answer = stack(ResultPlacement.MANAGER);
		final AnswerWindow window = window();
		Await.run(() -> button(window, "Each region").doClick());
		Await.run(() -> answer.image().setSlice(1));
		final int last = findings.rows().size() - 1;
		final FindingRow wanted = findings.rows().get(last);
		Await.run(() -> table(window).setRowSelectionInterval(last, last));

		Await.until("the slice is shown", () -> answer.image().getSlice() == wanted.region().position().slice());
		Await.until("the region is selected", () -> RoiManager.getInstance().getSelectedIndex() == last);
		assertEquals(wanted.label().name(), answer.image().getRoi().getName());
	}

	@Test
	void selectingARegionInTheRoiManagerSelectsTheRow() throws Exception {
		final ImageAnswer answer = stack(ResultPlacement.MANAGER);
		final AnswerWindow window = window();
		Await.run(() -> button(window, "Each region").doClick());
		for (final int index : new int[] { 3, 0, 5 }) {
			Await.run(() -> RoiManager.getInstance().select(index));
			Await.until("row " + index + " is selected", () -> table(window).getSelectedRow() == index);
			assertEquals(findings.rows().get(index).region().position().slice(), answer.image().getSlice());
		}
	}

	@Test
	void selectingARegionOnTheImageSelectsTheRowAndItsPhrase() throws Exception {
		final ImageAnswer answer = report(ResultPlacement.OVERLAY);
		final AnswerWindow window = window();
		Await.run(() -> answer.image().setRoi(answer.image().getOverlay().get(0)));

		Await.until("the row is selected", () -> table(window).getSelectedRow() == 0);
		Await.until("the phrase is bold", () -> isBold(window, "tumor"));
		assertFalse(isBold(window, "brain."));
		Await.run(() -> answer.image().deleteRoi());
		Await.until("no row is selected", () -> table(window).getSelectedRow() < 0);
	}

	private static boolean isBold(final AnswerWindow window, final String word) {
		final int at = answers(window).getStyledDocument().getLength() == 0 ? -1 : plain(window).indexOf(word);
		return at >= 0 &&
			StyleConstants.isBold(answers(window).getStyledDocument().getCharacterElement(at).getAttributes());
	}

	private static String plain(final AnswerWindow window) {
		try {
			final StyledDocument document = answers(window).getStyledDocument();
			return document.getText(0, document.getLength()).replace('\u00a0', ' ');
		}
		catch (final BadLocationException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void deselectingTheRowDeselectsTheRegion() throws Exception {
		final ImageAnswer answer = report(ResultPlacement.OVERLAY);
		final AnswerWindow window = window();
		Await.run(() -> table(window).setRowSelectionInterval(0, 0));
		Await.until("the region is selected", () -> answer.image().getRoi() != null);
		Await.run(() -> table(window).clearSelection());
		Await.until("the region is not selected", () -> answer.image().getRoi() == null);
		assertTrue(findings.selected().isEmpty());
	}

	@Test
	void aSortedTableSelectsTheRightRegion() throws Exception {
		final ImageAnswer answer = report(ResultPlacement.OVERLAY);
		final AnswerWindow window = window();
		Await.run(() -> {
			table(window).getRowSorter()
				.setSortKeys(List.of(new RowSorter.SortKey(ReviewColumn.AREA.ordinal(), SortOrder.DESCENDING)));
			table(window).setRowSelectionInterval(0, 0);
		});
		Await.until("the larger region is selected",
			() -> answer.image().getRoi() != null && answer.image().getStatistics().area == 128357);
		Await.run(() -> findings.select(findings.rows().get(0)));
		Await.until("the row of the smaller one is selected", () -> table(window).getSelectedRow() == 1);
	}

	@Test
	void findingsAreReviewedWithKeysAndButtons() throws Exception {
		report(ResultPlacement.OVERLAY);
		final AnswerWindow window = window();
		Await.run(() -> {
			table(window).selectAll();
			press(window, KeyEvent.VK_A);
		});
		Await.until("both are accepted",
			() -> findings.rows().stream().allMatch(row -> row.review().status() == Review.Status.ACCEPTED));
		Await.run(() -> {
			table(window).setRowSelectionInterval(0, 0);
			button(window, "Reject").doClick();
		});
		Await.until("the table shows it", () -> cell(window, 0, ReviewColumn.STATUS).equals("REJECTED"));
		Await.run(() -> {
			button(window, "Note").doClick();
			((JTextField) table(window).getEditorComponent()).setText("partial volume");
			table(window).getCellEditor().stopCellEditing();
		});
		assertEquals(new Review(Review.Status.REJECTED, "partial volume"), findings.rows().get(0).review());
		assertEquals(Review.Status.ACCEPTED, findings.rows().get(1).review().status());
		Await.until("the line counts", () -> status(window).equals("2 findings: 1 accepted, 1 rejected, 0 to review"));
	}

	private static void press(final AnswerWindow window, final int key) {
		final Object name = table(window).getInputMap(JComponent.WHEN_FOCUSED).get(KeyStroke.getKeyStroke(key, 0));
		table(window).getActionMap().get(name).actionPerformed(null);
	}

	@Test
	void lettersOfANoteAreNoVerdicts() throws Exception {
		report(ResultPlacement.OVERLAY);
		final AnswerWindow window = window();
		Await.run(() -> {
			table(window).setRowSelectionInterval(0, 0);
			button(window, "Note").doClick();
			final Component editor = table(window).getEditorComponent();
			for (final int key : new int[] { KeyEvent.VK_A, KeyEvent.VK_R }) {
				editor.dispatchEvent(
					new KeyEvent(editor, KeyEvent.KEY_PRESSED, System.currentTimeMillis(), 0, key, (char) key));
			}
		});
		assertEquals(Review.Status.UNREVIEWED, findings.rows().get(0).review().status());
	}

	@Test
	void theModelIsNamedAboveItsAnswerAndTheRealOneIsAClickAway() throws Exception {
		report(ResultPlacement.OVERLAY);
		final AnswerWindow window = window();
		Await.until("the model is named", () -> Components.all(window, JTextArea.class).map(JTextArea::getText)
			.anyMatch("Model: demo, exact (demonstration, computer-generated pictures only)"::equals));
		final RealModelButton get = Components.first(window, RealModelButton.class);
		assertTrue(Await.onEventThread(get::isShowing));
		Screen.shoot("answer-window");
		Await.run(get::doClick);
		Await.until("the models", () -> Arrays.stream(Window.getWindows())
			.anyMatch(open -> open instanceof ModelsWindow && open.isShowing()));
		Arrays.stream(Window.getWindows()).filter(ModelsWindow.class::isInstance).forEach(Window::dispose);
	}

	@Test
	void theLastResultIsRemoved() throws Exception {
		final ImageAnswer answer = report(ResultPlacement.OVERLAY);
		final AnswerWindow window = window();
		Await.run(() -> table(window).setRowSelectionInterval(0, 0));
		Await.until("the region is selected", () -> answer.image().getRoi() != null);
		unibiomed.presenter().removeLast();

		Await.until("the rows are gone", () -> table(window).getRowCount() == 0);
		assertEquals(0, answer.image().getOverlay().size());
		Await.until("the region is no longer selected", () -> answer.image().getRoi() == null);
		Await.until("the text is gone", () -> plain(window).isEmpty());
	}

	@Test
	void closingTheImageLeavesItsRows() throws Exception {
		final ImageAnswer answer = report(ResultPlacement.OVERLAY);
		final AnswerWindow window = window();
		Await.until("the newest is selected", () -> findings.selected().isPresent());
		Await.run(() -> answer.image().close());
		Await.until("the image is marked", () -> cell(window, 0, ReviewColumn.IMAGE).equals("03_mri.png (closed)"));
		Await.run(() -> table(window).setRowSelectionInterval(1, 1));

		Await.until("the row is selected", () -> findings.selected().isPresent());
		assertEquals(2, table(window).getRowCount());
	}

	@Test
	void anImageThatIsOpenedAgainHasItsRegionsAndAnotherOfItsNameHasNot() throws Exception {
		final ImageAnswer answer = report(ResultPlacement.OVERLAY);
		window();
		Await.run(() -> answer.image().close());
		final ImagePlus other = IJ.openImage("sample-images/03_mri.png");
		other.getProcessor().invert();
		Await.run(other::show);
		final ImagePlus again = IJ.openImage("sample-images/03_mri.png");
		Await.run(again::show);

		Await.until("its regions are there", () -> again.getOverlay() != null && again.getOverlay().size() == 2);
		assertNull(other.getOverlay());
		assertTrue(findings.rows().stream().allMatch(row -> row.answer().image() == again));
	}

	@Test
	void aClosedWindowLeavesNothingBehindAndOpensAgain() throws Exception {
		final ImageAnswer answer = report(ResultPlacement.OVERLAY);
		window();
		Await.until("the newest is selected", () -> answer.image().getRoi() != null);
		Await.run(() -> answer.image().deleteRoi());
		Await.run(window()::dispose);
		assertTrue(windows.window().isEmpty());
		Await.run(() -> answer.image().setRoi(answer.image().getOverlay().get(0)));
		assertTrue(findings.selected().isEmpty());
		Await.run(() -> findings.select(findings.rows().get(1)));
		assertEquals(1523, Await.onEventThread(() -> answer.image().getStatistics().area));

		final FindingsCommand command = new FindingsCommand();
		context.inject(command);
		command.run();
		final AnswerWindow again = window();
		Await.until("the selected row is selected", () -> table(again).getSelectedRow() == 1);
	}

	@Test
	void rapidSelectionsEndWithTheLast() throws Exception {
		final ImageAnswer answer = stack(ResultPlacement.MANAGER);
		window();
		final List<FindingRow> rows = findings.rows();
		for (int i = 0; i < 40; i++) {
			findings.select(rows.get(i * 5 % rows.size()));
		}
		findings.select(rows.get(2));
		Await.until("the slice is shown", () -> answer.image().getSlice() == rows.get(2).region().position().slice());
		Await.until("everything has calmed down", () -> answer.image().getRoi() != null &&
			rows.get(2).label().name().equals(answer.image().getRoi().getName()));
		assertEquals(rows.get(2).id(), findings.selected().orElseThrow().id());
	}

	@Test
	void aPictureForTheManual() throws Exception {
		final JWindow desktop = Await.onEventThread(() -> desktop(Color.LIGHT_GRAY));
		final ImageAnswer answer = report(ResultPlacement.MANAGER);
		final AnswerWindow window = window();
		reviewSome();
		Await.run(() -> {
			final Rectangle screen = desktop.getBounds();
			answer.image().getWindow().setLocation(screen.width / 2 - answer.image().getWindow().getWidth(), 0);
			RoiManager.getInstance().setLocation(screen.width / 2 + 1, 0);
		});
		Await.until("the phrase is bold", () -> isBold(window, "tumor"));
		final BufferedImage picture = capture(desktop.getBounds(), "findings-review");
		Await.run(desktop::dispose);

		assertTrue(has(picture, ColorSwatch.colorOf(1)), "the selected phrase has its finding's colour");
	}

	@Test
	void darkWindowsAreReadable() throws Exception {
		final Map<String, Color> dark = new HashMap<>();
		for (final String part : List.of("Table", "TableHeader", "TextPane", "Label", "Panel", "Viewport", "ToolBar",
			"Button", "ScrollPane", "SplitPane"))
		{
			dark.put(part + ".background", new Color(0x2b2b2b));
			dark.put(part + ".foreground", new Color(0xdddddd));
		}
		dark.put("Table.selectionBackground", new Color(0x2f65ca));
		dark.put("Table.selectionForeground", Color.WHITE);
		Await.run(() -> dark.forEach((key, color) -> UIManager.put(key, new ColorUIResource(color))));
		try {
			report(ResultPlacement.OVERLAY);
			final AnswerWindow window = window();
			reviewSome();
			Await.until("the phrase is bold", () -> isBold(window, "tumor"));
			final BufferedImage picture = capture(window.getBounds(), "findings-review-dark");
			assertTrue(has(picture, new Color(0xdddddd)), "text is bright");
		}
		finally {
			Await.run(() -> dark.keySet().forEach(key -> UIManager.put(key, null)));
		}
	}

	private void reviewSome() throws Exception {
		Await.run(() -> {
			closeTable();
			findings.review(findings.rows().get(1), new Review(Review.Status.REJECTED, "includes the skull"));
			findings.review(findings.rows().get(0), new Review(Review.Status.ACCEPTED, "check on T2"));
			findings.select(findings.rows().get(0));
		});
	}

	private static JWindow desktop(final Color color) {
		final JWindow desktop = new JWindow();
		desktop.getContentPane().setBackground(color);
		desktop.setBounds(desktop.getGraphicsConfiguration().getBounds());
		desktop.setVisible(true);
		return desktop;
	}

	private static BufferedImage capture(final Rectangle where, final String name) throws Exception {
		final Robot robot = new Robot();
		robot.waitForIdle();
		final BufferedImage picture = robot.createScreenCapture(where);
		ImageIO.write(picture, "png",
			Files.createDirectories(Path.of("target", "screenshots")).resolve(name + ".png").toFile());
		return picture;
	}

	private static boolean has(final BufferedImage picture, final Color color) {
		return Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
			.anyMatch(pixel -> new Color(pixel).equals(color));
	}
}
