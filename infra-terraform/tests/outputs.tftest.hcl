# What an apply tells: the addresses and a request to each function.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
  }

  mock_data "aws_region" {
    defaults = { region = "eu-central-1" }
  }

  mock_resource "aws_api_gateway_stage" {
    defaults = { invoke_url = "https://rest.execute-api.eu-central-1.amazonaws.com/v1" }
  }

  mock_resource "aws_apigatewayv2_stage" {
    defaults = { invoke_url = "https://http.execute-api.eu-central-1.amazonaws.com/stage" }
  }

  mock_resource "aws_lambda_function_url" {
    defaults = { function_url = "https://url.lambda-url.eu-central-1.on.aws/" }
  }

  mock_resource "aws_cloudfront_distribution" {
    defaults = { domain_name = "page.cloudfront.net" }
  }

  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-central-1:123456789012:promptport-alarms" }
  }

  # References that AWS checks and that a mock makes up.
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/promptport" }
  }

  mock_resource "aws_lambda_function" {
    defaults = {
      arn        = "arn:aws:lambda:eu-central-1:123456789012:function:promptport"
      invoke_arn = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/promptport/invocations"
    }
  }

  mock_resource "aws_lambda_alias" {
    defaults = {
      arn        = "arn:aws:lambda:eu-central-1:123456789012:function:promptport:live"
      invoke_arn = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/promptport:live/invocations"
    }
  }

  mock_resource "aws_api_gateway_rest_api" {
    defaults = { execution_arn = "arn:aws:execute-api:eu-central-1:123456789012:rest" }
  }

  mock_resource "aws_apigatewayv2_api" {
    defaults = { execution_arn = "arn:aws:execute-api:eu-central-1:123456789012:http" }
  }

  mock_resource "aws_lambda_layer_version" {
    defaults = { arn = "arn:aws:lambda:eu-central-1:123456789012:layer:promptport:1" }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:promptport" }
  }

  mock_resource "aws_cloudfront_origin_access_control" {
    defaults = { id = "E2QWRUHAPOMQZL" }
  }
}

variables {
  packages = "./tests/fixtures/packages"
}

run "each_function_has_a_request" {
  command = apply

  variables {
    functions = {
      t5             = {}
      sagemaker-chat = { model = "sagemaker:my-mistral" }
      toxicity       = { model = "sagemaker:my-toxicity" }
      openai-chat    = { model = "bedrock:amazon.nova-lite-v1:0" }
    }
    alarms = { emails = ["operations@example.com"] }
    budget = { usd = 50 }
  }

  assert {
    condition = jsonencode(output.urls) == jsonencode({
      openai-chat    = "https://rest.execute-api.eu-central-1.amazonaws.com/v1"
      sagemaker-chat = "https://rest.execute-api.eu-central-1.amazonaws.com/v1"
      t5             = "https://http.execute-api.eu-central-1.amazonaws.com/stage"
      toxicity       = "https://url.lambda-url.eu-central-1.on.aws"
    })
    error_message = "An address differs."
  }

  assert {
    condition     = output.curl["openai-chat"] == "curl -sS -H \"x-api-key: $API_KEY\" -H 'content-type: application/json' -d '{\"input_text\":\"she broked the lamp post\"}' 'https://rest.execute-api.eu-central-1.amazonaws.com/v1/examples/default-grammar'"
    error_message = "The request to a function behind a key does not send one."
  }

  assert {
    condition     = output.curl["sagemaker-chat"] == "curl -sS -H 'content-type: application/json' -d '{\"inputs\":\"What is a binary search tree?\",\"parameters\":{\"max_new_tokens\":128}}' 'https://rest.execute-api.eu-central-1.amazonaws.com/v1/invoke_sagemaker_endpoint'"
    error_message = "The request to the chat differs."
  }

  assert {
    condition     = output.curl["toxicity"] == "curl -sS --aws-sigv4 aws:amz:eu-central-1:lambda --user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\" -H \"x-amz-security-token: $AWS_SESSION_TOKEN\" 'https://url.lambda-url.eu-central-1.on.aws/?k=3&q=who%20am%20i'"
    error_message = "The request to the function URL is not signed."
  }

  assert {
    condition     = keys(nonsensitive(output.api_keys))[0] == "default" && output.artifacts == null && output.site_url == null
    error_message = "There is another key than the default, or something nobody asked for."
  }

  assert {
    condition     = aws_budgets_budget.monthly[0].limit_amount == "50" && output.alarms_topic_arn == "arn:aws:sns:eu-central-1:123456789012:promptport-alarms"
    error_message = "The budget or the alarms' topic differs."
  }

  assert {
    condition = jsonencode(jsondecode(aws_sns_topic_policy.alarms[0].policy)) == jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid       = "TellOfThisAccount"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] }
        Action    = "sns:Publish"
        Resource  = "arn:aws:sns:eu-central-1:123456789012:promptport-alarms"
        Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
      }]
    })
    error_message = "The topic takes messages from others than this account's alarms and budgets."
  }
}

run "a_page_without_a_domain_is_named_as_an_origin_later" {
  command = apply

  variables {
    functions = { toxicity = { model = "sagemaker:my-toxicity" } }
    alarms    = null
    site      = { folder = "./tests/fixtures/site" }
  }

  assert {
    condition     = jsonencode(local.api_origins) == jsonencode(["https://url.lambda-url.eu-central-1.on.aws"])
    error_message = "The page may call something else than the function URL."
  }

  expect_failures = [check.site_origin]
}
