import sys, os

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import make_tokenizer as T, qa

T.corpus = lambda seed: qa.corpus()
c = qa.corpus()
print(len(c), "texts")
import collections

T._train = T.train
sys.argv = ["x", "work/tok", "--merges", "1100"]
T.main()
