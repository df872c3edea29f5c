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
package sc.fiji.unibiomed.imagej.review;

import java.awt.Component;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import javax.swing.JOptionPane;

import ij.ImagePlus;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsScope;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;
import sc.fiji.unibiomed.imagej.review.table.TableFilter;

/** Removes findings, after the user was asked where it is many. */
final class FindingsClearing {

	private final ResultPresenter presenter;
	private final Component owner;

	FindingsClearing(final ResultPresenter presenter, final Component owner) {
		this.presenter = presenter;
		this.owner = owner;
	}

	/** Asks whether to remove what a filter lists, and does it; answers in words go with an image, or with all. */
	void ask(final TableFilter filter, final List<FindingRow> listed) {
		final FindingsScope scope = filter.allImages() ? FindingsScope.ALL : FindingsScope.IMAGE;
		final int answers = filter.acceptedOnly() ? 0 : scope.answers(presenter.findings(), filter.image()).size();
		if (listed.isEmpty() && answers == 0) {
			presenter.findings().tell("There is nothing to remove.");
		}
		else if (JOptionPane.showConfirmDialog(owner,
			"Remove " + listed.size() + (listed.size() == 1 ? " region" : " regions") +
				" from image, ROI Manager and tables?",
			"UniBiomed", JOptionPane.OK_CANCEL_OPTION) == JOptionPane.OK_OPTION)
		{
			remove(() -> filter.acceptedOnly() ? presenter.remove(listed) : presenter.remove(scope, filter.image()));
		}
	}

	/** Removes what a choice means. */
	CompletableFuture<Void> remove(final FindingsScope scope, final ImagePlus active) {
		return remove(() -> presenter.remove(scope, active));
	}

	/** Not on the event thread: the presenter may be busy with an answer, which itself needs that thread. */
	private CompletableFuture<Void> remove(final Supplier<ResultPresenter.Removed> how) {
		return CompletableFuture.supplyAsync(how).handle((removed, failure) -> {
			presenter.findings()
				.tell(failure == null ? removed.words() : "Could not remove the findings: " + failure.getCause());
			return null;
		});
	}
}
