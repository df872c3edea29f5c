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
package sc.fiji.unibiomed.imagej.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.network.Network;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.prepared.PreparedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * A model that is prepared, so that the first question does not have to wait for it.
 *
 * @param model its name
 * @param precision such as {@code fast}
 * @param folder where its networks are kept
 * @param bytes how much they take on disk
 */
public record PreparedNetworks(String model, String precision, Path folder, long bytes) {

	/** Steps of a bar that stands for several pieces of work of unknown sizes. */
	private static final long STEPS = 1000;

	/** Told how far it is. */
	@FunctionalInterface
	public interface Display {

		/** @param total how much there is to do; 0 where nobody can know */
		void show(String words, long done, long total);
	}

	/**
	 * Prepares a model; what is prepared already stays.
	 *
	 * @throws IOException if it cannot be read, or its networks cannot be written
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public static PreparedNetworks of(final Models models, final ModelSettings settings, final Display display,
		final Cancellation cancellation) throws IOException
	{
		final RuntimeOptions options = settings.runtime();
		final Checkpoint checkpoint = models.open(settings.model());
		final String what = checkpoint.name() + " in " + options.precision().label();
		display.show("Preparing " + what + " …", 0, 0);
		final PreparedModel prepared = PreparedModel.of(checkpoint, options);
		final Set<Network> networks = options.precision().networks();
		long bytes = 0;
		long made = 0;
		for (final Network network : networks) {
			final long before = made * STEPS;
			final String words = "Preparing " + what + ": " + network.label() + " (" + (made + 1) + " of " +
				networks.size() + ") …";
			display.show(words, before, networks.size() * STEPS);
			prepared.network(network, (done, total) -> display.show(words,
				before + (total > 0 ? done * STEPS / total : 0), networks.size() * STEPS), cancellation);
			bytes += prepared.size(network);
			made++;
		}
		return new PreparedNetworks(checkpoint.name(), options.precision().label(), prepared.folder(), bytes);
	}

	/** In one line: {@code demo in fast is prepared: 12 MB.} */
	@Override
	public String toString() {
		return model + " in " + precision + " is prepared: " + TransferRate.size(bytes) + ".";
	}
}
