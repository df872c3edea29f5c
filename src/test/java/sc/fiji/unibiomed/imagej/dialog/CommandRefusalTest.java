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
package sc.fiji.unibiomed.imagej.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;
import org.scijava.ui.DialogPrompt;
import org.scijava.ui.UIService;
import org.scijava.ui.UserInterface;

import ij.IJ;
import ij.Macro;
import sc.fiji.unibiomed.imagej.command.AskCommand;
import sc.fiji.unibiomed.testing.NeedsDisplay;

/** What the user of a Fiji with windows is told when a command cannot do its work. */
@NeedsDisplay
class CommandRefusalTest {

	private static final String NO_IMAGE = "There is no image open. Open one, or try 'UniBiomed Demo'.";

	private final Context context = new Context();
	private final BlockingQueue<Object> dialogs = new LinkedBlockingQueue<>();

	@BeforeEach
	void showWindows() {
		context.service(UIService.class).setDefaultUI(window());
		// A message of ImageJ's would be a dialog that nobody closes; now it is only kept.
		IJ.redirectErrorMessages();
		IJ.getErrorMessage();
	}

	@AfterEach
	void end() {
		IJ.redirectErrorMessages(false);
		context.dispose();
	}

	/** A visible user interface that remembers the texts of its dialogs. */
	private UserInterface window() {
		final DialogPrompt prompt = () -> DialogPrompt.Result.OK_OPTION;
		return (UserInterface) Proxy.newProxyInstance(getClass().getClassLoader(),
			new Class<?>[] { UserInterface.class }, (proxy, method, arguments) -> switch (method.getName()) {
				case "isVisible" -> true;
				case "dialogPrompt" -> {
					dialogs.add(arguments[0]);
					yield prompt;
				}
				default -> null;
			});
	}

	private CommandModule module() {
		return (CommandModule) context.service(ModuleService.class)
			.createModule(context.service(CommandService.class).getCommand(AskCommand.class));
	}

	private CommandModule ask() throws Exception {
		return context.service(CommandService.class).run(AskCommand.class, true).get();
	}

	@Test
	void fijiTellsTheReasonOnce() throws Exception {
		assertTrue(ask().isCanceled());
		// SciJava shows it after the command has ended.
		assertEquals(NO_IMAGE, dialogs.poll(10, TimeUnit.SECONDS));
		assertNull(dialogs.poll(300, TimeUnit.MILLISECONDS));
		assertNull(IJ.getErrorMessage());
	}

	@Test
	void aMacroIsEndedWithTheReasonAndNoDialogFollows() throws Exception {
		final CommandModule ended = CompletableFuture.supplyAsync(() -> {
			Macro.setOptions("question=[What is it?]");
			final CommandModule module = module();
			CommandRefusal.tell(module, context, "UniBiomed Ask", NO_IMAGE);
			return module;
		}, work -> new Thread(work, "Run$_macro").start()).get();
		assertEquals(NO_IMAGE, IJ.getErrorMessage());
		assertEquals("", ended.getCancelReason());
	}

	@Test
	void whatTheUserStoppedNeedsNoDialog() {
		final CommandModule stopped = module();
		CommandRefusal.quietly(stopped, context, "UniBiomed Ask", "cancelled");
		assertTrue(stopped.isCanceled());
		assertEquals("", stopped.getCancelReason());
	}
}
