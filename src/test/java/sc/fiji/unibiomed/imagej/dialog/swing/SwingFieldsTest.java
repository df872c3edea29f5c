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
package sc.fiji.unibiomed.imagej.dialog.swing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.EventQueue;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import ij.IJ;
import sc.fiji.unibiomed.imagej.command.SegmentCommand;
import sc.fiji.unibiomed.testing.NeedsDisplay;
import sc.fiji.unibiomed.testing.Screen;

/** A dialog as SciJava builds it: labels, each followed by a panel with the field, in an option pane. */
@NeedsDisplay
class SwingFieldsTest {

	private final Context context = new Context();
	private final JTextField target = new JTextField("liver");
	private final JComboBox<String> slices = new JComboBox<>(new String[] { "current slice", "current time point",
		"every slice", "every time point", "every plane", "volume", "time series", "reference order" });
	private final JTextField range = new JTextField();
	private final AtomicReference<JDialog> dialog = new AtomicReference<>();

	@BeforeEach
	void open() throws Exception {
		final Module module = context.service(ModuleService.class)
			.createModule(context.service(CommandService.class).getCommand(SegmentCommand.class));
		module.setInput("image", IJ.createHyperStack("a ct", 16, 16, 1, 1, 4, 8));
		module.resolveInput("image");
		slices.setSelectedItem("volume");
		final JPanel panel = new JPanel();
		panel.setLayout(new BoxLayout(panel, BoxLayout.Y_AXIS));
		add(panel, "Target", target);
		add(panel, "Slices", slices);
		add(panel, "Range", range);
		EventQueue.invokeAndWait(() -> {
			FijiDialog.expect(module);
			final JDialog made = new JOptionPane(panel, JOptionPane.PLAIN_MESSAGE, JOptionPane.OK_CANCEL_OPTION)
				.createDialog("UniBiomed Segment...");
			made.setModal(false);
			dialog.set(made);
			made.setVisible(true);
		});
		Screen.awaitThat("the fields", () -> texts(made()).contains("Time points"));
	}

	@AfterEach
	void close() throws Exception {
		EventQueue.invokeAndWait(() -> made().dispose());
		context.dispose();
	}

	private JDialog made() {
		return dialog.get();
	}

	private static void add(final JPanel panel, final String label, final JComponent field) {
		final JPanel widget = new JPanel();
		widget.add(field);
		panel.add(new JLabel(label));
		panel.add(widget);
	}

	private static List<String> texts(final JDialog dialog) {
		return SwingFields.parts(dialog.getContentPane(), JLabel.class).map(JLabel::getText).toList();
	}

	private List<JComboBox> lists() {
		return SwingFields.parts(made().getContentPane(), JComboBox.class).toList();
	}

	private static List<String> choices(final JComboBox<?> list) {
		return IntStream.range(0, list.getItemCount()).mapToObj(i -> list.getItemAt(i).toString()).toList();
	}

	@Test
	void theFirstFieldIsSelectedAndNotTheButton() {
		final JTextComponent field = (JTextComponent) lists().get(0).getEditor().getEditorComponent();
		Screen.awaitThat("the focus", field::isFocusOwner);
		assertEquals("liver", field.getSelectedText());
		// Swing and SciJava ask for the button whenever they like.
		final JButton ok = SwingFields.parts(made().getContentPane(), JButton.class).findFirst().orElseThrow();
		EventQueue.invokeLater(ok::requestFocusInWindow);
		Screen.awaitThat("the button was asked for", () -> !ok.isFocusOwner() && field.isFocusOwner());
	}

	@Test
	void theTargetHasAListAndPassesOnWhatIsWritten() throws Exception {
		final JComboBox<?> list = lists().get(0);
		assertEquals(List.of("liver", "kidney", "spleen"), choices(list).subList(0, 3));
		EventQueue.invokeAndWait(() -> list.setSelectedItem("spleen"));
		assertEquals("spleen", target.getText());
		EventQueue.invokeAndWait(
			() -> ((JTextComponent) list.getEditor().getEditorComponent()).setText("something of my own"));
		assertEquals("something of my own", target.getText());
	}

	@Test
	void aTimeSeriesIsAskedForItsTimePoints() throws Exception {
		final JComboBox<?> list = lists().get(1);
		Screen.awaitThat("the list fits the image", () -> choices(list)
			.equals(List.of("current time point", "every time point", "time series", "reference order")));
		assertEquals("current time point", slices.getSelectedItem(), "the volume of last time is none of this image's");
		EventQueue.invokeAndWait(() -> list.setSelectedItem("time series"));
		assertEquals("time series", slices.getSelectedItem());
		assertEquals(Arrays.asList("Target", "Time points", "Which time points (blank: all)"), texts(made()));
	}
}
