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
package sc.fiji.unibiomed.models.hub;

import java.net.URI;

import sc.fiji.unibiomed.models.download.ServerRefusal;

/**
 * Why the hub does not let this user have something, in words that say what to do (huggingface_hub, {@code
 * hf_raise_for_status}: codes in {@code X-Error-Code}).
 *
 * @param endpoint the hub's address
 * @param repository what was asked for
 * @param tokenKeptBack whether there is a token that is not sent, as others could read it on its way
 */
record HubRefusal(URI endpoint, HubRepository repository, boolean tokenKeptBack) {

	private static final int UNAUTHORIZED = 401;
	private static final int FORBIDDEN = 403;
	private static final int NOT_FOUND = 404;
	private static final int LEGAL_REASONS = 451;

	/**
	 * What a refusal means.
	 *
	 * @param what was asked for, such as {@code the files of ada/model}
	 */
	HubException of(final ServerRefusal refusal, final String what) {
		return new HubException(words(refusal, what) + (tokenKeptBack && isAboutAccess(refusal)
			? " Your token was not sent, as " + endpoint + " is not encrypted and others could read it."
			: ""));
	}

	private static boolean isAboutAccess(final ServerRefusal refusal) {
		return refusal.status() == UNAUTHORIZED || refusal.status() == FORBIDDEN || refusal.status() == NOT_FOUND;
	}

	private String words(final ServerRefusal refusal, final String what) {
		final String host = refusal.address().getHost();
		final String code = refusal.code();
		final boolean gated = code.equals("GatedRepo");
		if (refusal.isPage() && code.isEmpty()) {
			return host + " answered " + refusal.status() + " with a web page when asked for " + what +
				"; a filter in the network may have sent it, open " + endpoint + "/" + repository.id() +
				" in a browser to see.";
		}
		if (refusal.status() == UNAUTHORIZED && refusal.withToken()) {
			return host + " does not accept your token" +
				(refusal.message().isEmpty() || gated ? "" : " (" + refusal.message() + ")") +
				": it has expired, was withdrawn, or has a typing error. Make a " + "new one on " + endpoint +
				"/settings/tokens and set HF_TOKEN to it, or log in with 'hf auth login'" +
				(gated
					? "; access to " + repository.id() + " is restricted, so ask for it on " + page() + ", too."
					: "; for a public model, no token is needed.");
		}
		if (gated || refusal.status() == FORBIDDEN && refusal.address().getHost().equals(endpoint.getHost())) {
			return "Access to " + repository.id() + " is restricted: ask for it on " + page() + ", then " +
				(refusal.withToken()
					? "try again once its owner has agreed; the token must be yours and may read restricted models."
					: "set the environment variable HF_TOKEN to a token of yours, or log in with 'hf auth login'.");
		}
		if (code.equals("RevisionNotFound")) {
			return repository.id() + " on " + host + " has no revision '" + repository.revision() + "'.";
		}
		if (code.equals("EntryNotFound")) {
			return host + " lists " + what + " and does not have it; try again later, or use another hub.";
		}
		// The hub does not tell whether a repository is private or is not there at all.
		if (refusal.status() == UNAUTHORIZED || refusal.status() == NOT_FOUND) {
			return host + " has no repository " + repository.id() +
				" that you may read; check the name. If it is private, set HF_TOKEN to a token that may read it.";
		}
		if (refusal.status() == LEGAL_REASONS || code.equals("DisabledRepo")) {
			return host + " does not give out " + repository.id() + " any more" + said(refusal) + "; see " + page() +
				".";
		}
		return host + " answered " + refusal.status() + " when asked for " + what + said(refusal) + ".";
	}

	private static String said(final ServerRefusal refusal) {
		return refusal.message().isEmpty() ? "" : " (" + refusal.message() + ")";
	}

	private String page() {
		return endpoint + "/" + repository.id();
	}
}
