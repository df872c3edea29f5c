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
package sc.fiji.unibiomed.imagej.command;

import org.scijava.ItemVisibility;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.widget.Button;

import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.imagej.dialog.RealModelOffer;

/**
 * A command that asks the model. Its dialog begins with which model that is; of the demonstration model, a button leads
 * to the real one. {@link sc.fiji.unibiomed.imagej.dialog.CreditInputs} fills both.
 */
abstract class ModelCommand extends ContextCommand {

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String credit = "";

	@Parameter(label = ModelCredit.GET, description = "Closes this dialog, and opens the window with the models.",
		callback = "getModel", persist = false, required = false)
	private Button get;

	/** Called by SciJava when the button is pressed. */
	@SuppressWarnings("unused")
	private void getModel() {
		RealModelOffer.insteadOfDialog(context());
	}
}
