"""assemble / load the demo checkpoint"""

from common import *
import st_io, shutil
from transformers.tokenization_qwen2 import Qwen2Tokenizer

TOK = "work/tok"
DESC = "UniBiomed DEMO model: tiny, trained from scratch on computer-generated pictures only; for trying out and testing the plugin. No diagnostic value."


def full_sam():
    s = dict(R.FULL_SAM2)
    s.update(SAM)
    return s


def assemble(sam_ck, llm_ck, out):
    tk = Qwen2Tokenizer.from_pretrained(TOK)
    ref = R.load_reference(REF, full_sam())
    cfg = MC.config_dict(dict(vit=VIT, llm=LLM), len(tk))
    m = R.build_model(ref, json.loads(json.dumps(cfg)))
    sd = dict(torch.load(llm_ck))
    sd.update({"grounding_encoder." + k: v for k, v in torch.load(sam_ck)["sam"].items()})
    m.load_state_dict(sd, strict=True)
    MC.round_bf16(m)
    sd = m.state_dict()
    os.makedirs(out, exist_ok=True)
    for f in os.listdir(TOK):
        shutil.copy(os.path.join(TOK, f), out)
    cfg["sam2_config"] = full_sam()
    cfg["unibiomed_demo"] = True
    cfg["unibiomed_demo_description"] = DESC
    json.dump(cfg, open(os.path.join(out, "config.json"), "w"), indent=2, sort_keys=True)
    json.dump(
        {"_from_model_config": True, "transformers_version": "4.44.2"},
        open(os.path.join(out, "generation_config.json"), "w"),
        indent=2,
    )
    n = st_io.save(os.path.join(out, "model.safetensors"), sd)
    print("saved", len(sd), "tensors", n, "bytes", sum(v.numel() for v in sd.values()), "params")


def load(d):
    cfg = json.load(open(os.path.join(d, "config.json")))
    tk = Qwen2Tokenizer.from_pretrained(d)
    ref = R.load_reference(REF, cfg["sam2_config"])
    m = R.build_model(
        ref, {k: v for k, v in cfg.items() if k not in ("sam2_config", "unibiomed_demo", "unibiomed_demo_description")}
    )
    m.load_state_dict(st_io.load(os.path.join(d, "model.safetensors")), strict=True)
    torch.set_grad_enabled(False)
    m.preparing_for_generation(tk, torch_dtype=torch.float32, max_new_tokens=160)
    return m, tk, ref


if __name__ == "__main__":
    assemble(*sys.argv[1:4])
