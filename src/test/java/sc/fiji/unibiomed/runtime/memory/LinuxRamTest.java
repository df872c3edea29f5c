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
package sc.fiji.unibiomed.runtime.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the kernel, as Linux shows them on a desktop, in a container and in a batch job. */
class LinuxRamTest {

	private static final long MIB = 1L << 20;

	@TempDir
	private Path root;

	@Test
	void withoutLimitsItIsWhatTheKernelCouldGive() throws IOException {
		meminfo();
		write("proc/self/cgroup", "0::/user.slice/session.scope\n");
		write("sys/fs/cgroup/user.slice/session.scope/memory.max", "max\n");
		write("sys/fs/cgroup/user.slice/session.scope/memory.current", "123456789\n");
		assertEquals(8000 * MIB, available());
	}

	@Test
	void aBatchJobsLimitCountsWithoutCachedFiles() throws IOException {
		meminfo();
		write("proc/self/cgroup", "0::/slurm/job_7/step_0\n");
		write("sys/fs/cgroup/slurm/job_7/step_0/memory.max", "max\n");
		write("sys/fs/cgroup/slurm/job_7/step_0/memory.current", "0\n");
		write("sys/fs/cgroup/slurm/job_7/memory.max", 4000 * MIB + "\n");
		write("sys/fs/cgroup/slurm/job_7/memory.current", 3000 * MIB + "\n");
		write("sys/fs/cgroup/slurm/job_7/memory.stat", "anon 5\ninactive_file " + 500 * MIB + "\nactive_file 3\n");
		assertEquals(1500 * MIB, available());
	}

	@Test
	void aContainersLimitCountsAlsoInTheOlderVersion() throws IOException {
		meminfo();
		write("proc/self/cgroup", "7:cpu,cpuacct:/\n4:memory:/docker/0123\n0::/\n");
		write("sys/fs/cgroup/memory/memory.limit_in_bytes", 2000 * MIB + "\n");
		write("sys/fs/cgroup/memory/memory.usage_in_bytes", 700 * MIB + "\n");
		write("sys/fs/cgroup/memory/memory.stat", "inactive_file 1\ntotal_inactive_file " + 200 * MIB + "\n");
		assertEquals(1500 * MIB, available());
	}

	@Test
	void theOlderVersionsWordForNoLimitIsAHugeNumber() throws IOException {
		meminfo();
		write("proc/self/cgroup", "4:memory:/\n");
		write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
		write("sys/fs/cgroup/memory/memory.usage_in_bytes", "700\n");
		assertEquals(8000 * MIB, available());
	}

	@Test
	void aGroupOutsideOfTheContainerIsTakenForItsOutermost() throws IOException {
		meminfo();
		write("proc/self/cgroup", "0::/../../elsewhere\n");
		write("sys/fs/cgroup/memory.max", 300 * MIB + "\n");
		write("sys/fs/cgroup/memory.current", 100 * MIB + "\n");
		assertEquals(200 * MIB, available());
	}

	@Test
	void aLimitThatIsUsedUpLeavesNothing() throws IOException {
		meminfo();
		write("proc/self/cgroup", "0::/\n");
		write("sys/fs/cgroup/memory.max", "1000\n");
		write("sys/fs/cgroup/memory.current", "1001\n");
		assertEquals(0, available());
	}

	@Test
	void whereTheKernelDoesNotTellJavaIsAsked() throws IOException {
		assertEquals(77, available());
		write("proc/meminfo", "MemTotal: 1 kB\n");
		assertEquals(77, available());
	}

	private void meminfo() throws IOException {
		write("proc/meminfo", "MemTotal:       16384000 kB\nMemFree:          100000 kB\nMemAvailable:    " +
			8000 * 1024 + " kB\nBuffers:              0 kB\n");
	}

	private void write(final String file, final String text) throws IOException {
		Files.createDirectories(root.resolve(file).getParent());
		Files.writeString(root.resolve(file), text);
	}

	private long available() {
		return new LinuxRam(root, () -> 77).availableBytes();
	}
}
