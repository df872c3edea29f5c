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
package sc.fiji.unibiomed.imagej;

import java.io.IOException;
import java.nio.file.Path;

import org.scijava.Context;

import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.testing.DemoHub;

/**
 * The service as a user has it whose cache folder is empty, and whose hub is on this computer. Closing it gives back
 * the options that there were before.
 */
public final class ServiceOnHub implements AutoCloseable {

	private final DemoHub hub = new DemoHub();
	private final Context context;
	private final boolean own;
	private final DefaultUniBiomedService service;
	private final ModelSettings before;

	/** @param cache the cache folder */
	public ServiceOnHub(final Path cache) throws IOException {
		this(new Context(), true, cache);
	}

	/** In a context that others go on using. */
	public static ServiceOnHub in(final Context context, final Path cache) throws IOException {
		return new ServiceOnHub(context, false, cache);
	}

	private ServiceOnHub(final Context context, final boolean own, final Path cache) throws IOException {
		this.context = context;
		this.own = own;
		service = (DefaultUniBiomedService) context.service(UniBiomedService.class);
		service.takeModelsFrom(hub::models);
		before = service.settings().model();
		service.settings().keep(new ModelSettings("demo", "cpu", "exact", 0, cache.toString()));
	}

	public DemoHub hub() {
		return hub;
	}

	public Context context() {
		return context;
	}

	public UniBiomedService service() {
		return service;
	}

	/** Lets another model answer. */
	public void choose(final String model) {
		service.settings().keep(service.settings().model().withModel(model));
	}

	@Override
	public void close() {
		service.settings().keep(before);
		service.takeModelsFrom(Models::new);
		service.releaseModel();
		if (own) {
			context.dispose();
		}
		hub.close();
	}
}
