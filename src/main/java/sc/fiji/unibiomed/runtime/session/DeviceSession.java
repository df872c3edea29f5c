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
package sc.fiji.unibiomed.runtime.session;

import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.library.OnnxRuntime;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * A session on the device that was asked for or, once ONNX Runtime fails there, on the CPU: a GPU whose memory is used
 * up or that lacks a kernel makes an answer slow, not impossible. What was being run is run again from its inputs,
 * which lie in the computer's memory and which a failed run leaves as they were. Not for several threads at once.
 */
final class DeviceSession implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(DeviceSession.class);

	/** Makes the session. */
	interface Opener {

		OrtSession open(Device device) throws OrtException;
	}

	private final String network;
	private final Device wanted;
	private final Opener opener;
	private OrtSession session;
	private boolean onCpu;

	/**
	 * @param network name of the network, for the device's record
	 * @throws OrtException if the session can be made neither on the device nor on the CPU
	 */
	DeviceSession(final String network, final Device wanted, final Opener opener) throws OrtException {
		this.network = network;
		this.wanted = wanted;
		this.opener = opener;
		this.onCpu = wanted.isCpu();
		try {
			session = opener.open(wanted);
		}
		catch (final OrtException e) {
			moveToCpu(e);
		}
		wanted.opened(network);
	}

	/**
	 * Runs the network; see {@link OrtSession#run(Map, Set, Map, OrtSession.RunOptions)}.
	 *
	 * @throws OrtException if it fails on the CPU, or was cancelled
	 */
	OrtSession.Result run(final Map<String, OnnxTensor> inputs, final Set<String> outputs,
		final Map<String, OnnxValue> pinned, final OrtSession.RunOptions run, final Cancellation cancellation)
		throws OrtException
	{
		try {
			return session.run(inputs, outputs, pinned, run);
		}
		catch (final OrtException e) {
			if (cancellation.isCancelled()) {
				throw e;
			}
			moveToCpu(e);
		}
		return session.run(inputs, outputs, pinned, run);
	}

	/** @throws OrtException the failure itself if this is the CPU already */
	private void moveToCpu(final OrtException failure) throws OrtException {
		if (onCpu) {
			throw failure;
		}
		LOG.warn("The network {} failed on {}: {}", network, wanted.label(), failure.getMessage());
		final OrtSession replacement;
		try {
			replacement = opener.open(Device.CPU);
		}
		catch (final OrtException e) {
			e.addSuppressed(failure);
			throw e;
		}
		final OrtSession failed = session;
		session = replacement;
		onCpu = true;
		wanted.gaveUp(network, OnnxRuntime.inWords(failure));
		if (failed != null) {
			close(failed);
		}
	}

	/** A device that has failed may fail at this, too, which is no reason to give up the answer. */
	private void close(final OrtSession failed) {
		try {
			failed.close();
		}
		catch (final OrtException e) {
			LOG.warn("The network {} could not be closed on {}: {}", network, wanted.label(), e.getMessage());
		}
	}

	@Override
	public void close() throws OrtException {
		session.close();
	}
}
