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
package sc.fiji.unibiomed.imagej.download;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

import javax.swing.JDialog;
import javax.swing.JOptionPane;

import ij.IJ;
import ij.macro.Interpreter;
import sc.fiji.unibiomed.models.ModelState;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** Asks in dialogs, unless there is no display or ImageJ is in batch mode. */
public final class DownloadDialogs implements DownloadQuestions {

	private static final String TITLE = "UniBiomed Models";
	private static final String CANCEL = "Cancel";
	private static final int WIDTH = 520;

	private final Supplier<Component> owner;

	/** Dialogs of ImageJ's own window. */
	public DownloadDialogs() {
		this(IJ::getInstance);
	}

	/** @param owner the window that the dialogs belong to; may give {@code null} */
	public DownloadDialogs(final Supplier<Component> owner) {
		this.owner = owner;
	}

	@Override
	public boolean canAsk() {
		return !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode();
	}

	@Override
	public boolean mayFetch(final ModelStatus model, final CacheFolder cache) {
		final String name = "The model " + model.model().name();
		return ask(
			model.state() == ModelState.ABSENT
				? name + " is not on this computer. Download it now?"
				: name + " is not all on this computer. Download the rest now?",
			ModelFacts.ofOffer(model, cache),
			"By pressing Download you agree to the licence. If the download is stopped, the next one resumes " +
				"there.",
			"Download");
	}

	@Override
	public boolean accepts(final Licence licence) {
		return ask("Do you agree to the licence of " + licence.model() + "?", ModelFacts.ofLicence(licence), "",
			"Agree and Download");
	}

	private boolean ask(final String headline, final List<ModelFact> facts, final String remark, final String yes) {
		final FutureTask<Boolean> question = new FutureTask<>(() -> show(headline, facts, remark, yes));
		try {
			if (EventQueue.isDispatchThread()) {
				question.run();
			}
			else {
				EventQueue.invokeAndWait(question);
			}
			return question.get();
		}
		catch (final InterruptedException e) {
			// Whoever is told to stop wants nothing any more.
			Thread.currentThread().interrupt();
			return false;
		}
		catch (final InvocationTargetException | ExecutionException e) {
			throw new IllegalStateException("The question could not be asked: " + headline, e.getCause());
		}
	}

	private boolean show(final String headline, final List<ModelFact> facts, final String remark, final String yes) {
		final FactsPane text = new FactsPane(address -> CompletableFuture.supplyAsync(() -> BrowserLink.browse(address))
			.thenAccept(complaint -> complaint.ifPresent(IJ::showStatus)));
		// Tab and Enter are for the buttons.
		text.setFocusable(false);
		text.show(headline, facts, remark);
		text.fitTo(WIDTH);
		final Object[] buttons = { yes, CANCEL };
		final JOptionPane pane = new JOptionPane(text, JOptionPane.QUESTION_MESSAGE, JOptionPane.DEFAULT_OPTION, null,
			buttons, yes);
		final JDialog dialog = pane.createDialog(owner.get(), TITLE);
		dialog.setVisible(true);
		dialog.dispose();
		return yes.equals(pane.getValue());
	}
}
