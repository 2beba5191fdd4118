# No AWS: moto keeps what is made, and never runs it.
provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "moto"
  secret_key                  = "moto"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = false
  s3_use_path_style           = true

  endpoints {
    apigateway     = var.endpoint
    apigatewayv2   = var.endpoint
    appautoscaling = var.endpoint
    budgets        = var.endpoint
    cloudfront     = var.endpoint
    cloudwatch     = var.endpoint
    dynamodb       = var.endpoint
    iam            = var.endpoint
    kms            = var.endpoint
    lambda         = var.endpoint
    logs           = var.endpoint
    route53        = var.endpoint
    s3             = var.endpoint
    sagemaker      = var.endpoint
    secretsmanager = var.endpoint
    sns            = var.endpoint
    sts            = var.endpoint
    wafv2          = var.endpoint
  }
}

resource "aws_secretsmanager_secret" "openai" {
  #checkov:skip=CKV_AWS_149:Of moto, with nothing secret in it
  #checkov:skip=CKV2_AWS_57:Of moto, with nothing secret in it
  name                    = "${var.name}-openai"
  recovery_window_in_days = 0
}

resource "aws_secretsmanager_secret_version" "openai" {
  secret_id     = aws_secretsmanager_secret.openai.id
  secret_string = "not-a-key"
}

module "promptport" {
  source = "../.."

  name     = var.name
  packages = var.packages
  moto     = true
  functions = {
    t5               = {}
    sagemaker-chat   = { model = "sagemaker:mistral" }
    toxicity         = { model = "sagemaker:toxicity", reserved_concurrency = 10 }
    code-generation  = { model = "bedrock:eu.amazon.nova-lite-v1:0" }
    openai-chat      = { aliases = { "gpt-4" = "bedrock:amazon.nova-pro-v1:0" } }
    memory-chat      = {}
    function-calling = {}
    info             = {}
  }
  openai        = { secret_arn = aws_secretsmanager_secret.openai.arn }
  artifacts     = { force_destroy = true }
  conversations = { deletion_protection = false }
  api_keys      = { alice = "standard", bob = "small" }
  usage_plans   = { standard = {}, small = { rate = 1, burst = 2, quota_limit = 50 } }
  cors_origins  = ["https://chat.example.com"]
  function_url  = { callers = ["arn:aws:iam::123456789012:role/moderation"] }
  site          = { folder = "${path.module}/../complete/page", force_destroy = true }
  alarms        = { emails = ["operations@example.com"] }
  budget        = { usd = 50, emails = ["operations@example.com"] }
  tags          = { project = "promptport" }

  endpoints = {
    mistral = {
      image_uri         = "763104351884.dkr.ecr.eu-central-1.amazonaws.com/huggingface-pytorch-tgi-inference:2.4"
      instance_type     = "ml.g5.2xlarge"
      environment       = { HF_MODEL_ID = "mistralai/Mistral-7B-Instruct-v0.2" }
      network_isolation = false
    }
    toxicity = {
      mode           = "serverless"
      image_uri      = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/toxicity:1"
      model_data_url = "s3://my-models/toxicity/model.tar.gz"
      serverless     = { memory = 2048, max_concurrency = 5 }
    }
  }

  manage_account_logging = true
}
