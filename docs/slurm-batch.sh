#!/bin/bash
# Questions about a folder of images as a SLURM job array: each task does its share, all into one output folder.
#
#   sbatch docs/slurm-batch.sh INPUT OUTPUT "QUESTION"
#
# After a time limit or a failure, start it again. It resumes where it stopped.
#SBATCH --job-name=unibiomed
#SBATCH --array=1-8
#SBATCH --cpus-per-task=8
#SBATCH --mem=8G
#SBATCH --time=04:00:00
#SBATCH --output=unibiomed-%A-%a.log

set -euo pipefail
if [ "$#" -ne 3 ]; then
	echo "usage: sbatch $0 INPUT OUTPUT QUESTION" >&2
	exit 2
fi

# UNIBIOMED: the command, such as $HOME/unibiomed-0.1.0/bin/unibiomed. Without it, unibiomed must be on the PATH.
# UNIBIOMED_HOME: where the models are. The nodes only read them.
: "${UNIBIOMED:=unibiomed}"
: "${UNIBIOMED_HOME:=$HOME/.cache/unibiomed}"
export UNIBIOMED_HOME

# Java's own memory. The model needs more, outside of it.
export UNIBIOMED_OPTS="${UNIBIOMED_OPTS:--Xmx2g}"
exec "$UNIBIOMED" batch \
	--model "${UNIBIOMED_MODEL:-UniBiomed}" --precision "${UNIBIOMED_PRECISION:-fast}" \
	--threads "${SLURM_CPUS_PER_TASK:-1}" --device "${UNIBIOMED_DEVICE:-cpu}" \
	--input "$1" --prompt "$3" --output "$2" \
	--shard "${SLURM_ARRAY_TASK_ID:-1}/${SLURM_ARRAY_TASK_COUNT:-1}"
