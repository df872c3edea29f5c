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
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

import sc.fiji.unibiomed.interpret.encoding.RecentPictures;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.known.MissingModelException;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.failure.InferenceException;

/**
 * Keeps one model loaded for as long as its settings stay the same, and lets one user at it at a time.
 */
public final class SharedModel implements AutoCloseable {

	private final Function<CacheFolder, Models> models;
	private final Set<Tenant> tenants = new LinkedHashSet<>();
	private ModelSettings settings;
	private LoadedModel model;
	private final RecentPictures recent = new RecentPictures(RecentPictures.DEFAULT_LIMIT);

	/** @param models the models that are in a cache folder */
	public SharedModel(final Function<CacheFolder, Models> models) {
		this.models = models;
	}

	/** What is done with the model. */
	public interface Use<T> {

		T with(LoadedModel model) throws IOException;
	}

	/** Somebody who keeps native memory that the model's networks made. */
	public interface Tenant {

		/** Frees that memory, because the model is about to be closed. Called while nobody uses the model. */
		void moveOut();
	}

	/**
	 * Uses the model of these settings, loading it if need be, or anew if its files were changed. Waits while somebody
	 * else uses it.
	 *
	 * @throws IOException if the model cannot be opened
	 */
	public synchronized <T> T use(final ModelSettings wanted, final Use<T> use) throws IOException {
		// Fiji runs for days: its files may have been corrected meanwhile.
		if (!wanted.equals(settings) || model.checkpoint().isOutdated()) {
			close();
			model = new LoadedModel(models.apply(wanted.cacheFolder()).open(wanted.model()), wanted.runtime());
			settings = wanted;
		}
		try {
			return use.with(model);
		}
		finally {
			// Fiji runs for days, and other plugins want memory too.
			model.releaseFreedMemory();
		}
	}

	/**
	 * Uses the model as somebody who keeps something of it until {@link #leave}, or until told to move out.
	 *
	 * @throws IOException if the model cannot be opened
	 */
	public synchronized <T> T use(final ModelSettings wanted, final Tenant tenant, final Use<T> use)
		throws IOException
	{
		return use(wanted, loaded -> {
			tenants.add(tenant);
			return use.with(loaded);
		});
	}

	/** What is kept of pictures that the model was asked about; for use while the model is. */
	public RecentPictures recentPictures() {
		return recent;
	}

	/** Lets a tenant move out, waiting while the model is used. */
	public synchronized void leave(final Tenant tenant) {
		if (tenants.remove(tenant)) {
			tenant.moveOut();
		}
	}

	/** What it means for a question that the model could not be opened. */
	public static InferenceException failure(final IOException reason) {
		return reason instanceof MissingModelException missing
			? new AbsentModelException(missing)
			: new InferenceException(reason.getMessage(), reason);
	}

	/** Lets the model go, waiting while it is used; whoever wants it next loads it again. */
	@Override
	public synchronized void close() {
		settings = null;
		tenants.forEach(Tenant::moveOut);
		tenants.clear();
		recent.close();
		if (model != null) {
			model.close();
			// The next model is let in only if there is room for it.
			model.releaseFreedMemory();
			model = null;
		}
	}
}
