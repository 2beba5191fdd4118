package dev.promptport.inference.local.classifier;

/** What makes probabilities of logits, as Hugging Face's text classification pipeline chooses. */
public enum LabelScale {
    /** One label fits: all probabilities add up to 1. */
    SOFTMAX {
        @Override
        public double[] probabilities(float[] logits) {
            double highest = Double.NEGATIVE_INFINITY;
            for (float logit : logits) {
                highest = Math.max(highest, logit);
            }
            double[] shares = new double[logits.length];
            double sum = 0;
            for (int i = 0; i < logits.length; i++) {
                shares[i] = Math.exp(logits[i] - highest);
                sum += shares[i];
            }
            for (int i = 0; i < shares.length; i++) {
                shares[i] /= sum;
            }
            return shares;
        }
    },
    /** Any number of labels fit: each has a probability of its own. */
    SIGMOID {
        @Override
        public double[] probabilities(float[] logits) {
            double[] own = new double[logits.length];
            for (int i = 0; i < logits.length; i++) {
                own[i] = 1 / (1 + Math.exp(-logits[i]));
            }
            return own;
        }
    };

    public abstract double[] probabilities(float[] logits);
}
