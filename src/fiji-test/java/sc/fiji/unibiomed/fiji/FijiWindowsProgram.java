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
package sc.fiji.unibiomed.fiji;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Menu;
import java.awt.MenuBar;
import java.awt.Window;
import java.io.File;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JTextField;

import org.scijava.Context;
import org.scijava.ui.UIService;

import ij.IJ;
import ij.Menus;
import ij.WindowManager;
import ij.gui.MessageDialog;
import ij.plugin.frame.Recorder;

/** What a user of Fiji does with menu and Recorder; prints what comes out. Needs a display. */
final class FijiWindowsProgram {

	private static final int TRIES = 300;
	private static final int PAUSE_MILLIS = 100;
	private static final String QUESTION = "Is [SEG] here, range=3, \"or\" \u00f6?";

	private FijiWindowsProgram() {}

	public static void main(final String... args) throws Exception {
		final Context context = new Context();
		context.service(UIService.class).showUI();
		System.out.println("menu " + await(() -> menu().filter(text -> text.contains("-"))));

		IJ.openImage(new File("sample-images/05_ultrasound.png").getAbsolutePath()).show();
		final Recorder recorder = new Recorder();
		new Thread(() -> IJ.doCommand("UniBiomed Ask...")).start();
		final JDialog dialog = await(() -> showing(JDialog.class));
		final JTextField question = parts(dialog, JTextField.class).findFirst().orElseThrow();
		EventQueue.invokeAndWait(() -> question.setText(QUESTION));
		final JButton ok = parts(dialog, JButton.class).filter(button -> "OK".equals(button.getText())).findFirst()
			.orElseThrow();
		EventQueue.invokeLater(ok::doClick);
		final String line = await(
			() -> recorder.getText().lines().filter(text -> text.contains("UniBiomed Ask")).findFirst());
		recorder.close();
		IJ.log("\\\\Clear");
		final Thread macro = new Thread(() -> IJ.runMacro(line));
		macro.start();
		macro.join();
		System.out.println("replayed " + await(() -> Optional.ofNullable(IJ.getLog())).contains(": " + QUESTION));

		EventQueue.invokeAndWait(
			() -> IJ.runMacro("run('UniBiomed Ask...', 'results=none');\nnewImage('never made', '8-bit', 9, 9, 1);"));
		System.out.println("refused " + await(() -> showing(MessageDialog.class)).getTitle());
		System.out.println("went on " + (WindowManager.getImage("never made") != null));
		System.out.flush();
		Runtime.getRuntime().halt(0);
	}

	/** The labels of our menu. */
	private static Optional<String> menu() {
		final MenuBar bar = Menus.getMenuBar();
		return bar == null
			? Optional.empty()
			: IntStream.range(0, bar.getMenuCount()).mapToObj(bar::getMenu)
				.filter(menu -> menu.getLabel().equals("Plugins")).flatMap(FijiWindowsProgram::items)
				.filter(item -> item.getLabel().equals("UniBiomed")).map(Menu.class::cast)
				.map(menu -> items(menu).map(item -> item.getLabel()).collect(Collectors.joining("|"))).findFirst();
	}

	private static Stream<java.awt.MenuItem> items(final Menu menu) {
		return IntStream.range(0, menu.getItemCount()).mapToObj(menu::getItem);
	}

	private static <T extends Dialog> Optional<T> showing(final Class<T> kind) {
		return Arrays.stream(Window.getWindows()).filter(window -> kind.isInstance(window) && window.isShowing())
			.map(kind::cast).findFirst();
	}

	private static <T> Stream<T> parts(final Container window, final Class<T> kind) {
		return Arrays.stream(window.getComponents())
			.flatMap((final Component part) -> kind.isInstance(part)
				? Stream.of(kind.cast(part))
				: part instanceof Container inner ? parts(inner, kind) : Stream.empty());
	}

	private static <T> T await(final Callable<Optional<T>> wanted) throws Exception {
		for (int i = 0; i < TRIES; i++) {
			final Optional<T> found = wanted.call();
			if (found.isPresent()) {
				return found.get();
			}
			Thread.sleep(PAUSE_MILLIS);
		}
		throw new IllegalStateException("It did not come.");
	}
}
